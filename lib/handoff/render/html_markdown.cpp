// SPDX-License-Identifier: MIT
// An author's Markdown as blocks of HTML.
#include "render/html.hpp"
#include "text/ascii.hpp"
#include "text/line_marks.hpp"
#include "text/markdown.hpp"
#include "text/styled_text.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <functional>

namespace handoff {
namespace {

using text::Block;
using text::BlockKind;

constexpr int k_max_depth = 12; // of nested lists and quotations

std::string tagged(std::string_view name, const std::string& content) {
  return "<" + std::string(name) + ">" + content + "</" + std::string(name) +
         ">";
}

std::string inline_html(std::string_view markdown) {
  std::string result;
  for (const text::StyledText& stretch :
       text::styled_inline(markdown, {}, text::Color::on)) {
    std::string html = html_text(stretch.text);
    html = stretch.style.is_code ? tagged("code", html) : html;
    html = stretch.style.is_italic ? tagged("em", html) : html;
    result += stretch.style.is_bold ? tagged("strong", html) : html;
  }
  return result;
}

// Each line of `text` as `change` gives it.
std::string
each_line(std::string_view text,
          const std::function<std::string_view(std::string_view)>& change) {
  std::string result;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    result.append(change(line)).append("\n");
  }
  return result;
}

std::string_view without_indent(std::string_view line, std::size_t columns) {
  const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
  return line.substr(std::min(blanks, columns));
}

// What a quotation holds, without its marks.
std::string unquoted(std::string_view block) {
  return each_line(block, [](std::string_view line) {
    const std::string_view text = without_indent(line, 3);
    if (!text.starts_with('>')) {
      return line; // goes on lazily
    }
    return text.substr(text.starts_with("> ") ? 2 : 1);
  });
}

// What a list item holds, without its mark and moved left with it.
std::string item_content(std::string_view block) {
  const std::size_t indent =
      std::min(block.find_first_not_of(' '), block.size());
  const std::string_view line = block.substr(indent, block.find('\n', indent));
  const auto mark = text::list_mark(line.substr(0, line.find('\n')));
  const std::size_t width = indent + (mark ? mark->size : 0);
  bool is_first = true;
  return each_line(block, [&](std::string_view each) {
    const std::string_view rest =
        is_first ? each.substr(std::min(width, each.size()))
                 : without_indent(each, width);
    is_first = false;
    return rest;
  });
}

bool is_numbered(std::string_view item) {
  const std::size_t at = item.find_first_not_of(' ');
  return at != std::string_view::npos && text::is_digit(item[at]);
}

std::string fence_html(std::string_view block) {
  const std::string_view text = text::without_newlines(block);
  const std::size_t first = text.find('\n');
  const std::size_t last = text.rfind('\n');
  if (first == std::string_view::npos) {
    return tagged("pre", html_text(text));
  }
  const std::string_view end = text::trimmed(text.substr(last + 1));
  const bool is_closed = last > first && text::fence_size(end) > 0;
  const std::size_t stop = is_closed ? last : text.size();
  return tagged(
      "pre",
      tagged("code", html_text(text.substr(first + 1, stop - first - 1))));
}

std::string blocks_html(std::string_view markdown, int depth);

std::string block_html(const Block& block, std::string_view bytes, int depth) {
  switch (block.kind) {
  case BlockKind::heading:
    return tagged("h3", inline_html(block.title));
  case BlockKind::fence:
    return fence_html(bytes);
  case BlockKind::quote:
    return tagged("blockquote", blocks_html(unquoted(bytes), depth + 1));
  case BlockKind::rule:
    return "<hr>";
  case BlockKind::paragraph:
    return tagged("p", inline_html(text::trimmed(bytes)));
  default: // what is shown as it was written
    return tagged("pre", html_text(text::without_newlines(bytes)));
  }
}

std::string blocks_html(std::string_view markdown, int depth) {
  if (depth > k_max_depth) {
    return tagged("pre", html_text(markdown));
  }
  std::string result;
  std::string_view list; // the open one's element
  for (const Block& block : text::parse_blocks(markdown)) {
    const std::string_view bytes =
        markdown.substr(block.start, block.end - block.start);
    const bool is_item = block.kind == BlockKind::list_item;
    const std::string_view wanted = !is_item             ? ""
                                    : is_numbered(bytes) ? "ol"
                                                         : "ul";
    if (wanted != list) {
      result += list.empty() ? "" : "</" + std::string(list) + ">";
      result += wanted.empty() ? "" : "<" + std::string(wanted) + ">";
      list = wanted;
    }
    result += is_item
                  ? tagged("li", blocks_html(item_content(bytes), depth + 1))
                  : block_html(block, bytes, depth);
  }
  return result + (list.empty() ? "" : "</" + std::string(list) + ">");
}

} // namespace

std::string html_of_markdown(std::string_view markdown) {
  return blocks_html(text::visible(markdown), 0);
}

} // namespace handoff
