// SPDX-License-Identifier: MIT
// The repository that we run in, where it is told apart without git.
#pragma once

#include "git/repository.hpp"

#include <filesystem>
#include <optional>

namespace handoff::git {

// Where a hook of `git commit` or `git merge` runs: git_dir, common_dir and
// worktree, and nothing else. Such a hook has GIT_INDEX_FILE and is at the
// top of the work tree; GIT_DIR is set in linked work trees, in submodules and
// by --git-dir, else the directory is ./.git (gitrepository-
// layout(5)). Runs no git; returns nullopt if any of this does not hold.
[[nodiscard]] std::optional<Repository> hook_repository();

// The same where no hook runs and the environment says nothing: the directory
// .git here or above, when it and what holds it are ours, as `git rev-parse`
// would find it. Nothing in linked work trees, bare repositories and wherever
// else git has more to ask.
[[nodiscard]] std::optional<Repository> plain_repository();

// What `dot_git` is or, as a file, names (gitrepository-layout(5)); it need not
// exist.
[[nodiscard]] std::filesystem::path
git_directory_at(const std::filesystem::path& dot_git);

} // namespace handoff::git
