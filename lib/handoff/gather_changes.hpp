// SPDX-License-Identifier: MIT
// The part of the gather stage that asks git where something changed.
#pragma once

#include "git/branch/hunks.hpp"
#include "git/snapshot/snapshot.hpp"
#include "handoff/gather.hpp"

#include <future>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

// By path, of the committed files that a document would name; none of a huge
// change.
[[nodiscard]] std::map<std::string, std::vector<git::Hunk>>
read_branch_hunks(const git::Scope& scope, std::string_view purpose);

// The snapshot, and where in it the work tree differs from the last commit.
struct KeptWork {
  std::optional<git::Snapshot> snapshot;
  std::size_t id_digits = 0; // that name it, and the branch's commits, alone
  std::map<std::string, std::vector<git::Hunk>> hunks;
};

// Made beside what else is gathered: git writes it, we only wait. `repository`
// and `scope` must outlive the result.
[[nodiscard]] std::future<KeptWork>
start_snapshot(const git::Repository& repository,
               const git::Scope& scope,
               Snapshots snapshots);

} // namespace handoff
