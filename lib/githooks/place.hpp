// SPDX-License-Identifier: MIT
// Where a repository's hooks are, and who manages them.
#pragma once

#include "git/repository.hpp"
#include "githooks/manager.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace handoff::githooks {

struct HooksPlace {
  int git_version = 0;       // 25400 for 2.54.0
  std::string directory;     // absolute, where git looks for hook files
  std::string redirected_by; // "file:/home/me/.gitconfig", where
                             // core.hooksPath is set; empty: nowhere
  bool is_for_all = false;   // it is set for other repositories, too
  // Inside the work tree: others may get what is written there.
  bool is_shared = false;
  std::optional<Manager> manager;
  // What is to be guarded: five events, or a bare repository's pre-receive.
  std::span<const std::string_view> events;

  // Whether hooks can be in the configuration: since git 2.54.
  [[nodiscard]] bool has_config_hooks() const { return git_version >= 25400; }
};

// Asks git, and looks for hook managers at the top of the work tree. With an
// empty repository (there is none, or it does not matter), only the version.
[[nodiscard]] HooksPlace find_place(const git::Repository& repository);

[[nodiscard]] int parse_git_version(std::string_view text);

} // namespace handoff::githooks
