// SPDX-License-Identifier: MIT
// Markdown made readable in a terminal.
#include "text/terminal_markdown.hpp"

#include "text/ascii.hpp"
#include "text/line_marks.hpp"
#include "text/markdown_lines.hpp"
#include "text/styled_text.hpp"
#include "text/visible.hpp"

#include <algorithm>
#include <span>

namespace handoff::text {
namespace {

using Lines = std::span<const MarkdownLine>;

constexpr std::size_t k_tab = 4;
constexpr Style k_dim = {.is_dim = true};
constexpr Style k_code = {.is_code = true};

// Container marks and indentation, tabs as blanks.
std::string expanded(std::string_view margin) {
  std::string text;
  for (const char c : margin) {
    text.append(c == '\t' ? k_tab - text.size() % k_tab : 1,
                c == '\t' ? ' ' : c);
  }
  return text;
}

// Where the first line has a list mark, the next ones have blanks; quote
// marks go on. At most half the screen.
std::string hanging(std::string margin, std::size_t columns) {
  std::replace_if(
      margin.begin(), margin.end(), [](char c) { return c != '>'; }, ' ');
  return margin.substr(0, columns / 2);
}

// Bytes of the front matter at the beginning, 0 if there is none.
std::size_t front_matter_size(std::string_view markdown) {
  if (markdown.substr(0, 4) != "---\n") {
    return 0;
  }
  const std::size_t end = markdown.find("\n---\n", 3);
  return end == std::string_view::npos ? 0 : end + 5;
}

class Renderer {
public:
  Renderer(std::string_view markdown, std::size_t columns, Color color)
      : markdown_(markdown), columns_(columns), color_(color) {}

  std::string run();

private:
  void add_front_matter();
  void add_leaf(Lines leaf);
  void add_line(const MarkdownLine& line);
  void add_heading(Lines lines, int level);
  void add_inline(Lines lines, Style style, std::size_t columns);
  void add_verbatim(const MarkdownLine& line, Style style);
  [[nodiscard]] std::string_view bytes(std::size_t start,
                                       std::size_t end) const {
    return without_newlines(markdown_.substr(start, end - start));
  }
  [[nodiscard]] std::string_view content(const MarkdownLine& line) const {
    return bytes(line.content, line.end);
  }
  [[nodiscard]] Margins margins(const MarkdownLine& line) const {
    std::string first = expanded(bytes(line.start, line.content));
    std::string rest = hanging(first, columns_);
    return {std::move(first), std::move(rest)};
  }
  [[nodiscard]] Style shown(Style style) const {
    return color_ == Color::on ? style : Style();
  }

  std::string_view markdown_;
  std::size_t columns_;
  Color color_;
  std::string out_;
};

std::string Renderer::run() {
  add_front_matter();
  std::vector<MarkdownLine> lines;
  LineScanner scanner(markdown_, Html::text);
  while (const std::optional<MarkdownLine> line = scanner.next()) {
    lines.push_back(*line);
  }
  for (std::size_t i = 0; i < lines.size();) {
    const std::size_t end = leaf_end(lines, i);
    const Lines leaf = Lines(lines).subspan(i, end - i);
    const bool is_heading =
        end < lines.size() && lines[end].kind == LineKind::underline;
    if (is_heading) {
      add_heading(leaf, lines[end].level);
    } else if (lines[i].kind == LineKind::paragraph) {
      add_leaf(leaf);
    } else {
      add_line(lines[i]);
    }
    i = end;
  }
  return std::move(out_);
}

void Renderer::add_front_matter() {
  const std::size_t size = front_matter_size(markdown_);
  if (size == 0) {
    return;
  }
  const StyledText text = {.text = std::string(bytes(0, size)),
                           .style = shown(k_dim)};
  out_ += wrapped({text}, {{.first = "", .hanging = "  "}}, columns_);
  markdown_.remove_prefix(size);
}

void Renderer::add_leaf(Lines leaf) {
  const std::size_t size = paragraph_size(leaf);
  if (size > 0) {
    add_inline(leaf.first(size), {}, columns_);
  }
  if (size < leaf.size()) {
    add_inline(leaf.subspan(size), {}, k_no_wrap);
  }
}

void Renderer::add_line(const MarkdownLine& line) {
  switch (line.kind) {
  case LineKind::heading:
    add_heading({&line, 1}, line.level);
    break;
  case LineKind::fence_open:
  case LineKind::fence_close:
  case LineKind::rule:
    add_verbatim(line, k_dim);
    break;
  case LineKind::underline:
    if (color_ == Color::off) {
      add_verbatim(line, {});
    }
    break;
  case LineKind::fence_text:
  case LineKind::code:
    add_verbatim(line, k_code);
    break;
  default:
    add_verbatim(line, {});
  }
}

// With colour the marks go; a setext heading's are on a line of their own.
void Renderer::add_heading(Lines lines, int level) {
  const Style style = {.is_bold = true, .is_underlined = level == 1};
  const MarkdownLine& line = lines.front();
  if (line.kind != LineKind::heading || color_ == Color::off) {
    add_inline(lines, style, columns_);
    return;
  }
  out_ += wrapped(styled_inline(heading_title(content(line)), style, color_),
                  {margins(line)},
                  columns_);
}

void Renderer::add_inline(Lines lines, Style style, std::size_t columns) {
  std::string text;
  std::vector<Margins> all_margins;
  for (const MarkdownLine& line : lines) {
    text += text.empty() ? "" : "\n";
    text += trimmed(content(line));
    all_margins.push_back(margins(line));
  }
  out_ += wrapped(styled_inline(text, style, color_), all_margins, columns);
}

void Renderer::add_verbatim(const MarkdownLine& line, Style style) {
  const StyledText text = {.text = std::string(content(line)),
                           .style = shown(style),
                           .is_unit = true};
  const std::string margin(bytes(line.start, line.content));
  out_ += wrapped({text}, {{margin, margin}}, k_no_wrap);
}

} // namespace

std::string
terminal_markdown(std::string_view markdown, std::size_t columns, Color color) {
  return Renderer(visible(markdown), columns, color).run();
}

} // namespace handoff::text
