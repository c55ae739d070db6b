// SPDX-License-Identifier: MIT
// Text as lines with their numbers: what a pointer gives, and what is pasted.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// Lines cut at LF; the CR of a CRLF is not part of its line. A last line
// without newline counts, an empty rest behind the last newline does not.
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

// Neighbouring lines of a source.
struct PassagePiece {
  std::size_t first_line = 1; // 1-based number of lines[0]
  std::vector<std::string_view> lines;
};

// What a pointer names. The pieces look into `text`.
struct Passage {
  std::shared_ptr<const std::string> text;
  std::vector<PassagePiece> pieces;
};

} // namespace handoff::point
