// SPDX-License-Identifier: MIT
// The uncommitted state as a commit object, made without touching anything.
#pragma once

#include "git/scope.hpp"

#include <optional>
#include <string>
#include <vector>

namespace handoff::git {

struct Snapshot {
  std::string commit;                // full id; its parent is HEAD
  std::vector<std::string> left_out; // paths too large to be written
};

// Makes a commit that holds HEAD plus everything `scope.uncommitted` names
// (untracked files, never ignored ones). Index, work tree, HEAD, refs, stash
// and reflogs stay as they are. It is kept alive for `git gc`, without a ref
// that could travel, until release_snapshot. Nothing when the work tree is
// clean, HEAD is unborn or the repository is bare.
[[nodiscard]] std::optional<Snapshot>
make_snapshot(const Repository& repository, const Scope& scope);

// Lets gc have it again. An unknown id is no error.
void release_snapshot(const std::string& common_dir, const std::string& commit);

} // namespace handoff::git
