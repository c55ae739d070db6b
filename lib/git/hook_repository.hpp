// SPDX-License-Identifier: MIT
// The repository of the hook that we run in, as its environment tells it.
#pragma once

#include "git/repository.hpp"

#include <optional>

namespace handoff::git {

// Where a hook of `git commit` or `git merge` runs: git_dir, common_dir and
// worktree, and nothing else. Such a hook has GIT_INDEX_FILE and stands at the
// top of the work tree; GIT_DIR is set in linked work trees, in submodules and
// by --git-dir, else the directory is ./.git (GIT.md 2.2, gitrepository-
// layout(5)). Asks nobody: nothing where any of that is not so.
[[nodiscard]] std::optional<Repository> hook_repository();

} // namespace handoff::git
