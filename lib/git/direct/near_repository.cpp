// SPDX-License-Identifier: MIT
// The repository that we run in, where it is told apart without git.
#include "git/direct/near_repository.hpp"

#include "base/private_file.hpp"
#include "text/object_id.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

std::string git_variable(const char* name) {
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

// What makes git look elsewhere, or otherwise.
constexpr std::array k_directions = {"GIT_DIR",
                                     "GIT_WORK_TREE",
                                     "GIT_COMMON_DIR",
                                     "GIT_INDEX_FILE",
                                     "GIT_CEILING_DIRECTORIES",
                                     "GIT_DISCOVERY_ACROSS_FILESYSTEM"};

bool is_directory_of_ours(const fs::path& path, dev_t device) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode) &&
         found.st_uid == ::geteuid() && found.st_dev == device;
}

// git takes such a directory for a repository, whatever it is called.
bool looks_bare(const fs::path& path) {
  return fs::exists(path / "HEAD") && fs::exists(path / "objects") &&
         fs::exists(path / "refs");
}

// As git sees it: a directory with another HEAD is passed over.
bool has_head(const fs::path& git_dir) {
  constexpr std::size_t k_max_bytes = 4096;
  std::error_code unknown;
  const fs::path head = git_dir / "HEAD";
  if (!fs::is_regular_file(fs::symlink_status(head, unknown)) ||
      fs::file_size(head, unknown) > k_max_bytes) {
    return false;
  }
  std::string_view text;
  const std::string bytes = base::read_file(head.string());
  text = bytes;
  if (!text.starts_with("ref:")) {
    return text::is_hex(text.substr(0, text::k_sha1_digits));
  }
  text.remove_prefix(std::min(text.find_first_not_of(" \t", 4), text.size()));
  return text.starts_with("refs/");
}

} // namespace

std::optional<Repository> hook_repository() {
  const std::string given = git_variable("GIT_DIR");
  const std::string worktree = git_variable("GIT_WORK_TREE");
  const bool is_here = worktree.empty() || (worktree == "." && !given.empty());
  const bool is_usual = !git_variable("GIT_INDEX_FILE").empty() && is_here &&
                        git_variable("GIT_COMMON_DIR").empty();
  const fs::path here = fs::current_path();
  const fs::path git_dir = here / (given.empty() ? ".git" : given);
  if (!is_usual || !fs::exists(git_dir / "HEAD")) {
    return std::nullopt;
  }
  return Repository{.git_dir = git_dir.string(),
                    .common_dir = common_dir_of(git_dir).string(),
                    .worktree = here.string()};
}

std::optional<Repository> plain_repository() {
  for (const char* name : k_directions) {
    if (std::getenv(name) != nullptr) {
      return std::nullopt;
    }
  }
  struct stat start {};
  fs::path here = fs::current_path();
  if (::stat(here.c_str(), &start) != 0) {
    return std::nullopt;
  }
  while (!fs::exists(fs::symlink_status(here / ".git"))) {
    if (looks_bare(here) || here == here.root_path()) {
      return std::nullopt;
    }
    here = here.parent_path();
  }
  const fs::path git_dir = here / ".git";
  if (!is_directory_of_ours(here, start.st_dev) ||
      !is_directory_of_ours(git_dir, start.st_dev) || !looks_bare(git_dir) ||
      !has_head(git_dir)) {
    return std::nullopt;
  }
  return Repository{.git_dir = git_dir.string(),
                    .common_dir = git_dir.string(),
                    .worktree = here.string()};
}

fs::path git_directory_at(const fs::path& dot_git) {
  std::error_code failure;
  if (!fs::is_regular_file(dot_git, failure)) {
    return dot_git;
  }
  std::ifstream file(dot_git);
  std::string word;
  std::string target;
  file >> word >> std::ws;
  std::getline(file, target);
  return dot_git.parent_path() / target;
}

} // namespace handoff::git
