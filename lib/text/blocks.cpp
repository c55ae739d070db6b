// SPDX-License-Identifier: MIT
// Markdown's top-level blocks.
#include "text/ascii.hpp"
#include "text/line_marks.hpp"
#include "text/markdown.hpp"
#include "text/markdown_lines.hpp"

namespace handoff::text {
namespace {

BlockKind kind_of(const MarkdownLine& line) {
  if (line.opened) {
    return *line.opened == ContainerKind::quote ? BlockKind::quote
                                                : BlockKind::list_item;
  }
  switch (line.kind) {
  case LineKind::heading:
  case LineKind::underline:
    return BlockKind::heading;
  case LineKind::fence_open:
  case LineKind::fence_text:
  case LineKind::fence_close:
    return BlockKind::fence;
  case LineKind::code:
    return BlockKind::code;
  case LineKind::html:
    return BlockKind::html;
  case LineKind::rule:
    return BlockKind::rule;
  case LineKind::table:
    return BlockKind::table;
  case LineKind::blank:
  case LineKind::paragraph:
    break;
  }
  return BlockKind::paragraph;
}

// The lines of a setext heading's paragraph as one.
std::string joined(std::string_view lines) {
  std::string title;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size() - 1);
    const std::string_view line = trimmed(lines.substr(0, end + 1));
    title += title.empty() || line.empty() ? "" : " ";
    title += line;
    lines.remove_prefix(end + 1);
  }
  return title;
}

// Adds `line` to the blocks so far.
void add_line(std::vector<Block>& blocks,
              const MarkdownLine& line,
              std::string_view text) {
  const std::string_view content =
      text.substr(line.content, line.end - line.content);
  if (line.begins_block) {
    Block block = {.kind = kind_of(line), .start = line.start};
    if (block.kind == BlockKind::heading) {
      block.level = line.level;
      block.title = heading_title(trimmed(content));
    }
    blocks.push_back(std::move(block));
  }
  Block& block = blocks.back();
  if (!line.is_nested && line.kind == LineKind::underline) {
    block.kind = BlockKind::heading;
    block.level = line.level;
    block.title = joined(text.substr(block.start, line.start - block.start));
  } else if (!line.is_nested && line.kind == LineKind::table) {
    block.kind = BlockKind::table;
  }
  block.end = line.end;
}

} // namespace

std::vector<Block> parse_blocks(std::string_view markdown) {
  std::vector<Block> blocks;
  LineScanner scanner(markdown, Html::blocks);
  while (const std::optional<MarkdownLine> line = scanner.next()) {
    const std::string_view bytes =
        markdown.substr(line->start, line->end - line->start);
    if (!trimmed(bytes).empty() || line->kind == LineKind::fence_text) {
      add_line(blocks, *line, markdown);
    }
  }
  return blocks;
}

} // namespace handoff::text
