// SPDX-License-Identifier: MIT
// Text as lines with their numbers: what a pointer gives, and what is pasted.
#include "point/language/passage.hpp"

#include "text/split.hpp"

namespace handoff::point {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines = text::split(text, '\n');
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
  }
  return lines;
}

} // namespace handoff::point
