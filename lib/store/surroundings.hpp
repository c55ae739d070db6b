// SPDX-License-Identifier: MIT
// Whether a directory is in a worktree or a git directory.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace handoff::store {

// `path` without links and dots; nothing where it does not exist.
[[nodiscard]] std::optional<std::filesystem::path>
resolved(const std::filesystem::path& path);

// A repository that a directory is in.
struct Enclosure {
  std::filesystem::path top;
  std::string what; // "work tree", "git directory"
  bool is_own = false;
};

// The directories of the repository that we are in; empty outside one.
struct OwnDirectories {
  std::string worktree;
  std::string git_dir;
  std::string common_dir;
};

// Finds repositories by their files: no process, and those of others too.
class Surroundings {
public:
  explicit Surroundings(const OwnDirectories& own);

  // The innermost repository around `directory`, a resolved path. Ours is
  // any worktree of this repository, and the one that it is a submodule of.
  [[nodiscard]] std::optional<Enclosure>
  enclosing(const std::filesystem::path& directory) const;

private:
  void add(const std::string& path, const char* what);
  [[nodiscard]] bool
  is_related(const std::filesystem::path& git_directory) const;
  [[nodiscard]] std::optional<Enclosure>
  at(const std::filesystem::path& top) const;

  std::vector<Enclosure> own_;
  std::optional<std::filesystem::path> common_;
};

} // namespace handoff::store
