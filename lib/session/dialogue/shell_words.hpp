// SPDX-License-Identifier: MIT
// A command line as simple commands. Nothing is expanded and nothing runs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// What joins a command with the next one.
enum class Join { nothing, and_then, or_else, pipe, sequence };

struct SimpleCommand {
  std::vector<std::string> words = {};   // unquoted
  std::vector<std::string> outputs = {}; // targets of > and >>
  std::string text = {};                 // as typed, trimmed
  Join join = Join::nothing;
};

// The commands of a list or pipeline in order; here-documents and what
// $(...) holds are left out. Never fails: an open quote ends with the text.
[[nodiscard]] std::vector<SimpleCommand> shell_commands(std::string_view line);

// What stands behind the last "/".
[[nodiscard]] inline std::string_view base_name(std::string_view path) {
  return path.substr(path.find_last_of('/') + 1);
}

} // namespace handoff::session
