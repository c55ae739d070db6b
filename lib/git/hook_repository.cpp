// SPDX-License-Identifier: MIT
// The repository of the hook that we run in, as its environment tells it.
#include "git/hook_repository.hpp"

#include "base/private_file.hpp"

#include <cstdlib>
#include <filesystem>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

// The directory that the work trees share: where the file "commondir" of a
// linked one points to.
fs::path common_dir_of(const fs::path& git_dir) {
  const fs::path pointer = git_dir / "commondir";
  if (!fs::exists(pointer)) {
    return git_dir;
  }
  std::string where = base::read_file(pointer.string());
  while (where.ends_with('\n')) {
    where.pop_back();
  }
  return (git_dir / where).lexically_normal();
}

} // namespace

std::optional<Repository> hook_repository() {
  const std::string given = variable("GIT_DIR");
  const std::string worktree = variable("GIT_WORK_TREE");
  const bool is_here = worktree.empty() || (worktree == "." && !given.empty());
  const bool is_usual = !variable("GIT_INDEX_FILE").empty() && is_here &&
                        variable("GIT_COMMON_DIR").empty();
  const fs::path here = fs::current_path();
  const fs::path git_dir = here / (given.empty() ? ".git" : given);
  if (!is_usual || !fs::exists(git_dir / "HEAD")) {
    return std::nullopt;
  }
  return Repository{.git_dir = git_dir.string(),
                    .common_dir = common_dir_of(git_dir).string(),
                    .worktree = here.string()};
}

} // namespace handoff::git
