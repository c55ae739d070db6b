// SPDX-License-Identifier: MIT
// The marks that open Markdown blocks. All take a line's content: without
// indentation and without its newline.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace handoff::text {

// `line` behind quote marks ("> > ") and the blanks around them.
[[nodiscard]] constexpr std::string_view
without_quote_marks(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() &&
         (line[at] == '>' || line[at] == ' ' || line[at] == '\t')) {
    ++at;
  }
  return line.substr(at);
}

// 1 to 6, or 0 where the line is not an ATX heading.
[[nodiscard]] int heading_level(std::string_view content);

// What an ATX heading says, without its marks.
[[nodiscard]] std::string_view heading_title(std::string_view content);

// 1 for `===`, 2 for `---`, 0 where no setext underline is.
[[nodiscard]] int underline_level(std::string_view content);

[[nodiscard]] bool is_rule(std::string_view content);

// The length of an opening fence, 0 where none is.
[[nodiscard]] std::size_t fence_size(std::string_view content);

// Whether the line closes a fence of `size` times `mark`.
[[nodiscard]] bool
is_fence_end(std::string_view content, char mark, std::size_t size);

// A list item's mark: "-", "*", "+", "1.", "1)".
struct ListMark {
  std::size_t size = 0;
  bool may_interrupt = false; // a paragraph
};

[[nodiscard]] std::optional<ListMark> list_mark(std::string_view content);

// Cells of a table's row, and of its delimiter row (0 where it is none).
[[nodiscard]] std::size_t count_cells(std::string_view row);
[[nodiscard]] std::size_t count_delimiters(std::string_view row);

} // namespace handoff::text
