// SPDX-License-Identifier: MIT
// Markdown as blocks with their place, and text that cannot break a document.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::text {

enum class BlockKind {
  heading,   // ATX or setext
  fence,     // fenced code, with its fences
  code,      // indented code
  quote,     // `> `
  list_item, // one top-level item with all that is nested in it
  table,
  html,
  rule,
  paragraph,
};

// One top-level block. Offsets are bytes in the parsed text; the blocks are
// in order, and together with the blank lines between them give the text.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  std::size_t start = 0;
  std::size_t end = 0;    // exclusive, with the block's last newline
  int level = 0;          // of a heading, 1 to 6
  std::string title = {}; // of a heading, without marks
};

[[nodiscard]] std::vector<Block> parse_blocks(std::string_view markdown);

// `text` inside a fence longer than any run of backticks in it, with a
// newline at the end.
[[nodiscard]] std::string fenced(std::string_view text,
                                 std::string_view language = {});

// `text` (one line) as a code span, whatever backticks it holds. In a table
// a pipe in it still ends the cell.
[[nodiscard]] std::string code_span(std::string_view text);

// `text` as inline content of one line that can open no block, link, table
// cell, HTML or emphasis of its own: for subjects, names, titles. Its code
// spans stay; a bare address is left to the reader's program.
[[nodiscard]] std::string escaped_inline(std::string_view text);

// Foreign multi-line Markdown (valid UTF-8) made safe to stand, after a blank
// line, below a heading of level `below` (1 to 5): its headings are demoted
// under it, an open fence is closed, raw HTML and comments, link reference
// definitions and rules that look like front matter are neutralised. Content is
// otherwise untouched; it ends with a newline. What is nested deeper than
// anyone writes is fenced.
[[nodiscard]] std::string contained(std::string_view markdown, int below);

} // namespace handoff::text
