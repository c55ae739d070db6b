// SPDX-License-Identifier: MIT
// Where a repository's hooks are, and who manages them.
#pragma once

#include "git/repository.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// Programs that own the hooks of a repository: what to add to whose file.
struct Manager {
  std::string name;   // "lefthook"
  std::string file;   // absolute: lefthook.yml
  std::string stanza; // what stands for us in it
  bool has_us = false;
  // A file of its own for each event (husky), else one for all.
  bool is_per_event = false;
};

struct HookPlace {
  int git_version = 0;        // 25400 for 2.54.0
  std::string directory;      // absolute, where git looks for hook files
  bool is_redirected = false; // core.hooksPath is set
  std::string redirected_by;  // "file:/home/me/.gitconfig", where it is set
  bool is_redirected_for_all = false; // globally: other repositories use it
  std::optional<Manager> manager;
};

// Asks git, and looks for the files of husky, lefthook, pre-commit and
// overcommit at the top of the work tree.
[[nodiscard]] HookPlace find_hook_place(const git::Repository& repository);

// Since this git hooks can stand in the configuration.
inline constexpr int k_git_with_config_hooks = 25400;

[[nodiscard]] int parse_git_version(std::string_view text);

// What stands for us in husky's file of an event.
[[nodiscard]] std::string husky_line(std::string_view event);

} // namespace handoff::guard
