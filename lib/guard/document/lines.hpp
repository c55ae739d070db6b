// SPDX-License-Identifier: MIT
// A document as lines, each with what Markdown (or plain text) makes of it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace handoff::guard {

enum class LineKind {
  blank,
  text,
  heading,      // ATX, underlined, or a line that is all bold
  rule,         // --- === ***, the underline of a heading
  front_matter, // a key of YAML at the top
  fence,        // opens or closes a fence
  code,         // inside a fence
};

// Offsets are bytes of the document.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0; // without the newline
  LineKind kind = LineKind::blank;
  int level = 0;             // of a heading: 1 to 6; 7 all bold
  std::size_t content = 0;   // first byte after quote, bullet, # marks
  std::size_t label_end = 0; // where "Branch:" ends; `content` when no label
};

// Every line of `text`, which must be LF-separated. Quote marks ("> ") are
// looked through, so a quoted heading is a heading.
[[nodiscard]] std::vector<Line> read_lines(std::string_view text);

// A fence with its content, as indices into the lines.
struct Fence {
  std::size_t first = 0;     // the opening line
  std::size_t last = 0;      // the closing one, or one past the end
  bool may_be_prose = false; // no language, or markdown, text
};
[[nodiscard]] std::vector<Fence> find_fences(std::string_view text,
                                             const std::vector<Line>& lines);

} // namespace handoff::guard
