// SPDX-License-Identifier: MIT
// The commit of a snapshot, written by `git fast-import`.
#pragma once

#include "git/quarantine.hpp"
#include "git/snapshot_plan.hpp"

#include <cstdint>
#include <string>

namespace handoff::git {

struct SnapshotCommit {
  std::string parent;    // full id
  std::int64_t time = 0; // seconds since the epoch, not negative
  std::string message;
};

// The stream that makes the commit: `plan.deleted`, `plan.known`, `plan.links`
// and `plan.submodules`. It writes no ref.
[[nodiscard]] std::string import_stream(const SnapshotCommit& commit,
                                        const SnapshotPlan& plan);

// Writes commit and trees into the quarantine and returns the commit's id.
// Git reads only the directories that change; no hook runs. Throws Error.
[[nodiscard]] std::string write_commit(const Repository& repository,
                                       const Quarantine& quarantine,
                                       std::string stream);

} // namespace handoff::git
