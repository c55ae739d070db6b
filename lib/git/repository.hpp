// SPDX-License-Identifier: MIT
// Where we are: the repository's directories, HEAD and format.
#pragma once

#include "git/config.hpp"

#include <string>

namespace handoff::git {

// All paths are absolute and as git prints them.
struct Repository {
  std::string git_dir;       // per work tree: .git, .git/worktrees/x
  std::string common_dir;    // shared by all work trees
  std::string worktree;      // top of the work tree; empty when bare
  std::string prefix;        // where we stand below it: "" or "src/"
  std::string head_ref;      // "refs/heads/topic"; empty when detached
  std::string head;          // full object id; empty when unborn
  std::string object_format; // "sha1", "sha256"
  bool is_bare = false;
  bool is_shallow = false;
  Config config;

  // "topic", or "" when detached.
  [[nodiscard]] std::string branch() const;
};

// The repository that git finds from here, with its configuration: one round
// of git processes. Throws Error (exit 128) in git's own words when there is
// none or git refuses it (safe.directory).
[[nodiscard]] Repository discover();

} // namespace handoff::git
