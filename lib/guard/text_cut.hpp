// SPDX-License-Identifier: MIT
// Cutting and trimming, for the data files of the guard.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace handoff::guard {

// `text` without blanks at its ends.
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// The pieces of `text` between each `separator`.
[[nodiscard]] inline std::vector<std::string_view> cut(std::string_view text,
                                                       char separator) {
  std::vector<std::string_view> pieces;
  for (;;) {
    const std::size_t end = text.find(separator);
    pieces.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return pieces;
    }
    text.remove_prefix(end + 1);
  }
}

} // namespace handoff::guard
