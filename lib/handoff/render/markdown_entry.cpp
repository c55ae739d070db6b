// SPDX-License-Identifier: MIT
// The pieces of an entry as Markdown.
#include "render/markdown.hpp"
#include "text/ascii.hpp"
#include "text/markdown.hpp"
#include "text/visible.hpp"

namespace handoff {
namespace {

using redact::RedactedText;

constexpr int k_section_level = 2; // of the headings around foreign text
constexpr std::string_view k_placeholder = "[REDACTED:";

// escaped_inline() trims; the spaces around a placeholder must stay.
std::string escaped_stretch(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) {
    return std::string(text);
  }
  const std::size_t end = text.find_last_not_of(' ') + 1;
  return std::string(text.substr(0, first)) +
         text::escaped_inline(text.substr(first, end - first)) +
         std::string(text.substr(end));
}

// Emphasis needs something to hold: blanks alone would show the marks.
std::string emphasised(std::string_view text, std::string_view mark) {
  const std::string visible = text::visible_line(text);
  const std::string line = escaped_text(text::trimmed(visible));
  return line.empty() ? line : std::string(mark) + line + std::string(mark);
}

// Each line behind a quote mark; no line of it can leave.
std::string as_quotation(std::string_view text) {
  std::string result;
  const std::string inside = text::contained(text, k_section_level);
  std::string_view rest = text::without_newlines(inside);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    result += line.empty() ? ">" : "> " + std::string(line);
    result += "\n";
  }
  return result;
}

bool is_block(PieceKind kind) {
  return kind == PieceKind::quotation || kind == PieceKind::code_block ||
         kind == PieceKind::authored;
}

std::string block_markdown(const Piece<RedactedText>& piece) {
  const std::string text = text::visible(piece.text.view());
  switch (piece.kind) {
  case PieceKind::quotation:
    return as_quotation(text);
  case PieceKind::code_block:
    return text::fenced(text);
  default:
    return text::contained(text, k_section_level);
  }
}

std::string inline_markdown(const Piece<RedactedText>& piece) {
  const std::string_view text = piece.text.view();
  switch (piece.kind) {
  case PieceKind::strong:
    return emphasised(text, "**");
  case PieceKind::emphasis:
    return emphasised(text, "*");
  case PieceKind::code:
  case PieceKind::pointer:
    return text::code_span(text::visible_line(text));
  case PieceKind::turn:
    return " " + escaped_text(text::visible_line(text));
  default:
    return escaped_text(text::visible_line(text));
  }
}

// The author's first paragraph goes on behind what stands before it; any
// other block begins below a blank line.
bool goes_on_behind_text(const Piece<RedactedText>& piece) {
  if (piece.kind != PieceKind::authored) {
    return false;
  }
  const std::vector<text::Block> blocks = text::parse_blocks(piece.text.view());
  return blocks.empty() || blocks.front().kind == text::BlockKind::paragraph;
}

// Lines after the first are indented below the first one's text, as list
// items and numbered steps need.
std::string hanging(std::string_view text, std::size_t columns) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    const bool starts_text =
        text[i] == '\n' && i + 1 < text.size() && text[i + 1] != '\n';
    if (starts_text) {
      result.append(columns, ' ');
    }
  }
  return result;
}

// Columns that the marker of an entry takes in the built-in templates.
std::size_t marker_width(Part part) {
  switch (part) {
  case Part::goal:
    return 0;
  case Part::next_steps:
  case Part::commits:
    return 3;
  default:
    return 2;
  }
}

} // namespace

std::string escaped_text(std::string_view line) {
  std::string result;
  for (;;) {
    const std::size_t start = line.find(k_placeholder);
    const std::size_t end =
        start == std::string_view::npos ? start : line.find(']', start);
    if (end == std::string_view::npos) {
      return result + escaped_stretch(line);
    }
    result += escaped_stretch(line.substr(0, start));
    result += line.substr(start, end + 1 - start);
    line.remove_prefix(end + 1);
  }
}

std::string entry_markdown(const Entry<RedactedText>& entry, Part part) {
  std::string text;
  bool is_after_block = false;
  for (const Piece<RedactedText>& piece : entry.pieces) {
    const bool is_new_block =
        is_after_block || (is_block(piece.kind) && !goes_on_behind_text(piece));
    if (is_new_block && !text.empty()) {
      text.erase(text.find_last_not_of(" \n") + 1);
      text += "\n\n";
    }
    is_after_block = is_block(piece.kind);
    std::string shown =
        is_after_block ? block_markdown(piece) : inline_markdown(piece);
    if (is_new_block) {
      shown.erase(0, shown.find_first_not_of(' ')); // what parted it from text
    }
    // A blank between pieces is no paragraph.
    is_after_block = is_after_block || (is_new_block && shown.empty());
    text += shown;
  }
  return hanging(text::without_newlines(text), marker_width(part));
}

} // namespace handoff
