// SPDX-License-Identifier: MIT
// The line that a receiver copies to pick a handoff up.
#include "handoff/pickup.hpp"

#include <string_view>

namespace handoff {

std::string shell_word(const std::string& text) {
  static constexpr std::string_view k_safe =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
      "%+,-./:=@_";
  const bool is_safe =
      !text.empty() && text.find_first_not_of(k_safe) == std::string::npos;
  if (is_safe) {
    return text;
  }
  std::string word = "'";
  for (const char c : text) {
    word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return word + "'";
}

std::string pickup_command(const std::string& path) {
  return "git handoff take " + shell_word(path);
}

} // namespace handoff
