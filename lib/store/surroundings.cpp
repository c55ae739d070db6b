// SPDX-License-Identifier: MIT
// Whether a directory is in a worktree or a git directory.
#include "store/surroundings.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace handoff::store {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

bool is_git_directory(const fs::path& path) {
  return is_there(path / "HEAD") && is_there(path / "objects") &&
         is_there(path / "refs");
}

bool is_within(const fs::path& inner, const fs::path& outer) {
  return std::ranges::mismatch(outer, inner).in1 == outer.end();
}

// The git directory of the worktree whose top is `top`, where it is one.
std::optional<fs::path> git_directory_of(const fs::path& top) {
  const fs::path link = top / ".git";
  std::error_code error;
  if (!fs::is_regular_file(link, error)) {
    return resolved(link);
  }
  std::ifstream file(link);
  std::string line;
  constexpr std::string_view k_lead = "gitdir: ";
  if (!std::getline(file, line) || !line.starts_with(k_lead)) {
    return std::nullopt;
  }
  return resolved(top / line.substr(k_lead.size()));
}

} // namespace

std::optional<fs::path> resolved(const fs::path& path) {
  std::error_code error;
  fs::path result = fs::canonical(path, error);
  return error || path.empty() ? std::nullopt : std::optional(result);
}

Surroundings::Surroundings(const OwnDirectories& own)
    : common_(resolved(own.common_dir)) {
  add(own.worktree, "work tree");
  add(own.git_dir, "git directory");
  add(own.common_dir, "git directory");
}

void Surroundings::add(const std::string& path, const char* what) {
  if (const std::optional<fs::path> directory = resolved(path)) {
    own_.push_back({*directory, what, true});
  }
}

std::optional<Enclosure>
Surroundings::enclosing(const fs::path& directory) const {
  for (fs::path top = directory;; top = top.parent_path()) {
    if (const std::optional<Enclosure> found = at(top)) {
      return found;
    }
    if (top == top.root_path()) {
      return std::nullopt;
    }
  }
}

// A linked worktree's git directory is in ours; ours, in a submodule, in
// that of the repository around it.
bool Surroundings::is_related(const fs::path& git_directory) const {
  return common_ && (is_within(git_directory, *common_) ||
                     is_within(*common_, git_directory));
}

std::optional<Enclosure> Surroundings::at(const fs::path& top) const {
  for (const Enclosure& own : own_) {
    if (own.top == top) {
      return own;
    }
  }
  const std::optional<fs::path> git_directory = git_directory_of(top);
  // A linked worktree's has HEAD, but objects and refs elsewhere.
  if (git_directory && is_there(*git_directory / "HEAD")) {
    return Enclosure{top, "work tree", is_related(*git_directory)};
  }
  if (is_git_directory(top)) {
    return Enclosure{top, "git directory", is_related(top)};
  }
  return std::nullopt;
}

} // namespace handoff::store
