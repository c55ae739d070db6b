// SPDX-License-Identifier: MIT
// Cutting and trimming, for the data files of the guard.
#pragma once

#include "text/ascii.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace handoff::guard {

using text::trimmed;

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
