// SPDX-License-Identifier: MIT
// Foreign Markdown that cannot break out of its place in a document.
#include "text/ascii.hpp"
#include "text/edits.hpp"
#include "text/html_block.hpp"
#include "text/inline_marks.hpp"
#include "text/line_marks.hpp"
#include "text/markdown.hpp"
#include "text/markdown_lines.hpp"

#include <algorithm>
#include <span>

namespace handoff::text {
namespace {

constexpr int k_max_heading_depth = 6;

using Lines = std::span<const MarkdownLine>;

std::string closing_line(const OpenFence& fence) {
  return fence.prefix + std::string(fence.length, fence.mark) + "\n";
}

// `[label]:` at the beginning of a paragraph defines what others link to.
bool begins_definition(std::string_view paragraph) {
  if (paragraph.empty() || paragraph[0] != '[') {
    return false;
  }
  std::size_t at = 1;
  while (at < paragraph.size() && paragraph[at] != ']' &&
         paragraph[at] != '[') {
    at += paragraph[at] == '\\' ? 2 : 1;
  }
  return paragraph.substr(std::min(at, paragraph.size()), 2) == "]:";
}

// Whether some parser might open an HTML block here: they differ in what
// declarations and CDATA look like.
bool begins_html(std::string_view line) {
  return line.substr(0, 2) == "<!" || line.substr(0, 2) == "<?" ||
         html_block_start(trimmed(line));
}

class Containment {
public:
  Containment(std::string_view markdown, int below)
      : markdown_(markdown), below_(below) {}

  // None where the text is nested too deep to be judged.
  std::optional<std::string> run();

private:
  bool scan();
  int demotion() const;
  void edit_text(Lines leaf);
  void edit_inline(Lines lines, Cells cells);
  void edit_heading(const MarkdownLine& line);
  void edit_setext(Lines paragraph, const MarkdownLine& underline);
  void edit_rule(const MarkdownLine& line);
  std::string marks_for(int level) const;
  std::string_view content(const MarkdownLine& line) const {
    return markdown_.substr(line.content, line.end - line.content);
  }

  std::string_view markdown_;
  int below_;
  int demotion_ = 0;
  std::vector<MarkdownLine> lines_;
  Edits edits_;
  std::string last_line_; // closes a fence that is open at the end
};

std::optional<std::string> Containment::run() {
  if (!scan()) {
    return std::nullopt;
  }
  demotion_ = demotion();
  for (std::size_t i = 0; i < lines_.size();) {
    std::size_t end = leaf_end(lines_, i);
    const Lines leaf = Lines(lines_).subspan(i, end - i);
    if (lines_[i].kind == LineKind::heading) {
      edit_heading(lines_[i]);
    } else if (lines_[i].kind == LineKind::rule) {
      edit_rule(lines_[i]);
    } else if (end < lines_.size() && lines_[end].kind == LineKind::underline) {
      edit_setext(leaf, lines_[end]);
      ++end;
    } else if (lines_[i].kind == LineKind::paragraph) {
      edit_text(leaf);
    }
    i = end;
  }
  std::string out = edits_.applied(markdown_);
  if (!out.empty() && out.back() != '\n') {
    out += '\n';
  }
  return out + last_line_;
}

bool Containment::scan() {
  LineScanner scanner(markdown_, Html::text);
  std::optional<OpenFence> fence;
  while (const std::optional<MarkdownLine> line = scanner.next()) {
    if (line->cuts_fence && fence) {
      edits_.insert(line->start, closing_line(*fence));
    }
    fence = scanner.open_fence();
    lines_.push_back(*line);
  }
  if (fence) {
    last_line_ = closing_line(*fence);
  }
  return !scanner.is_too_deep();
}

// By how many levels headings must sink to are below ours.
int Containment::demotion() const {
  int highest = k_max_heading_depth + 1;
  for (const MarkdownLine& line : lines_) {
    highest = line.level > 0 ? std::min(highest, line.level) : highest;
  }
  return std::max(0, below_ + 1 - highest);
}

std::string Containment::marks_for(int level) const {
  const int demoted = std::min(level + demotion_, k_max_heading_depth);
  return std::string(static_cast<std::size_t>(demoted), '#');
}

void Containment::edit_heading(const MarkdownLine& line) {
  edits_.replace(line.content,
                 static_cast<std::size_t>(line.level),
                 marks_for(line.level));
  edit_inline({&line, 1}, Cells::no);
}

// A setext heading becomes an ATX one, its lines one line.
void Containment::edit_setext(Lines paragraph, const MarkdownLine& underline) {
  edits_.insert(paragraph.front().content, marks_for(underline.level) + " ");
  edit_inline(paragraph, Cells::no);
  std::size_t text_end = 0; // of the line before
  for (const MarkdownLine& line : paragraph) {
    if (text_end > 0) {
      edits_.replace(text_end, line.content - text_end, " ");
    }
    text_end = line.content + trimmed(content(line)).size();
  }
  const std::string_view text = markdown_.substr(0, text_end);
  if (text.back() == '#' && text[text.size() - 2] != '\\') {
    edits_.insert(text_end - 1, "\\"); // else it closes the ATX heading
  }
  edits_.replace(underline.start, underline.end - underline.start, "");
}

// `---` is also front matter, and a heading's underline.
void Containment::edit_rule(const MarkdownLine& line) {
  std::string rule(content(line));
  std::replace(rule.begin(), rule.end(), '-', '_');
  edits_.replace(line.content, rule.size(), rule);
}

void Containment::edit_text(Lines leaf) {
  const std::size_t size = paragraph_size(leaf);
  if (size > 0) {
    edit_inline(leaf.first(size), Cells::no);
  }
  if (size < leaf.size()) {
    edit_inline(leaf.subspan(size), Cells::yes);
  }
}

void Containment::edit_inline(Lines lines, Cells cells) {
  std::string joined;
  std::vector<std::size_t> starts; // of each line in `joined`
  for (const MarkdownLine& line : lines) {
    starts.push_back(joined.size());
    joined += content(line);
  }
  if (begins_definition(joined)) {
    edits_.insert(lines.front().content, "\\");
  }
  std::size_t i = 0;
  const auto neutralise = [&](std::size_t at, bool is_in_address) {
    while (i + 1 < starts.size() && starts[i + 1] <= at) {
      ++i;
    }
    edits_.replace(lines[i].content + at - starts[i],
                   is_in_address ? 1 : 0,
                   is_in_address ? "&lt;" : "\\");
  };
  std::size_t line = 0;
  const auto neutralise_line_starts = [&](std::size_t until) {
    // Blocks come before code spans: even in one this would open HTML.
    for (; line < lines.size() && starts[line] < until; ++line) {
      if (begins_html(content(lines[line]))) {
        neutralise(starts[line], false);
      }
    }
  };
  for (const HtmlOpening& opening : html_openings(joined, cells)) {
    neutralise_line_starts(opening.at);
    line += line < lines.size() && starts[line] == opening.at ? 1 : 0;
    neutralise(opening.at, opening.is_in_address);
  }
  neutralise_line_starts(joined.size());
}

} // namespace

std::string contained(std::string_view markdown, int below) {
  const std::optional<std::string> text = Containment(markdown, below).run();
  return text ? *text : fenced(markdown);
}

} // namespace handoff::text
