// SPDX-License-Identifier: MIT
// Markdown made readable in a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::text {

enum class Color { off, on };

// `markdown` with its lines wrapped at `columns` between words; what is
// wrapped hangs below the text of its list item or quote. Code blocks, tables
// and words that are too long are left whole, and so is a code span that fits
// a line. Escapes and entities are resolved. With colour, headings are bold,
// code is cyan, emphasis is shown and their marks go; without, marks stay.
// What is not printed as is passes visible() first: the only terminal
// escapes in the result are our own colours. Ends with a newline.
[[nodiscard]] std::string
terminal_markdown(std::string_view markdown, std::size_t columns, Color color);

} // namespace handoff::text
