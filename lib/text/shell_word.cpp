// SPDX-License-Identifier: MIT
// Text as one word of sh(1).
#include "text/shell_word.hpp"

namespace handoff::text {

std::string shell_word(std::string_view text) {
  static constexpr std::string_view k_safe =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
      "%+,-./:=@_";
  const bool is_safe =
      !text.empty() && text.find_first_not_of(k_safe) == std::string_view::npos;
  if (is_safe) {
    return std::string(text);
  }
  std::string word = "'";
  for (const char c : text) {
    word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return word + "'";
}

} // namespace handoff::text
