// SPDX-License-Identifier: MIT
// Where raw HTML begins and ends in Markdown.
#pragma once

#include <optional>
#include <string_view>

namespace handoff::text {

// How the HTML block that a line opens ends (CommonMark 0.30, section 4.6).
enum class HtmlKind {
  verbatim, // script, pre, style, textarea: at their end tag
  comment,
  instruction, // <? ?>
  declaration, // <!X >
  cdata,
  block, // a block tag: at a blank line
  tag,   // any other tag alone on its line: at a blank line
};

// What a line that begins with `content` (no indentation) opens.
[[nodiscard]] std::optional<HtmlKind>
html_block_start(std::string_view content);

// Whether a block of `kind` ends with this line.
[[nodiscard]] bool is_html_block_end(HtmlKind kind, std::string_view line);

// Whether `rest`, which begins with `<`, could begin a tag, a comment, an
// instruction, a declaration or CDATA, finished or not.
[[nodiscard]] bool may_open_html(std::string_view rest);

// The length of the autolink at the beginning of `rest`, 0 where none is.
[[nodiscard]] std::size_t autolink_size(std::string_view rest);

} // namespace handoff::text
