// SPDX-License-Identifier: MIT
// A document as lines, each with what Markdown (or plain text) makes of it.
#include "guard/document/lines.hpp"

#include "text/fences.hpp"
#include "text/line_marks.hpp"

#include <algorithm>
#include <array>

namespace handoff::guard {
namespace {

constexpr std::size_t k_max_title_length = 200; // bytes
constexpr std::size_t k_max_label_length = 60;

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) {
    ++at;
  }
  return at;
}

// Behind "- ", "* ", "12. ", "| ", "- [ ] " and the marks of bold.
std::size_t skip_marks(std::string_view line, std::size_t at) {
  if (at < line.size() &&
      std::string_view("-*+|").find(line[at]) != std::string_view::npos) {
    const std::size_t after = skip_blanks(line, at + 1);
    at = after > at + 1 || line[at] == '|' ? after : at;
  } else {
    std::size_t digits = at;
    while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') {
      ++digits;
    }
    if (digits > at && digits < line.size() &&
        (line[digits] == '.' || line[digits] == ')')) {
      at = skip_blanks(line, digits + 1);
    }
  }
  while (at < line.size() && (line[at] == '*' || line[at] == '_')) {
    ++at;
  }
  return at;
}

// What may end a label, or says that there is none.
constexpr std::array<bool, 256> make_label_marks() {
  std::array<bool, 256> marks{};
  for (const char c : std::string_view(":.(`|\xef")) {
    marks[static_cast<unsigned char>(c)] = true;
  }
  return marks;
}
constexpr std::array<bool, 256> k_label_marks = make_label_marks();

// Where "Branch:" (also "**Branch**:", "| Branch |", "Zweig：") ends.
std::size_t find_label_end(std::string_view line, std::size_t content) {
  constexpr std::string_view wide = "：";
  const std::string_view rest = line.substr(content, k_max_label_length);
  const bool is_row =
      line.substr(0, content).find('|') != std::string_view::npos;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (!k_label_marks[static_cast<unsigned char>(rest[i])]) {
      continue;
    }
    const bool is_colon =
        rest[i] == ':' && (i + 1 == rest.size() || rest[i + 1] == ' ' ||
                           rest[i + 1] == '*' || rest[i + 1] == '_');
    const bool is_wide = rest[i] == wide[0] && rest.substr(i).starts_with(wide);
    if (is_colon || is_wide || (is_row && rest[i] == '|')) {
      return content + i;
    }
    if (rest[i] == '.' || rest[i] == '(' || rest[i] == '`') {
      break;
    }
  }
  return content;
}

// "**Next steps**", "__Next steps:__": nothing else on the line.
bool is_all_bold(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  if (rest.size() > k_max_title_length ||
      (!rest.starts_with("**") && !rest.starts_with("__"))) {
    return false;
  }
  const std::size_t end = rest.find_last_not_of(" \t:");
  if (end == std::string_view::npos) {
    return false;
  }
  const std::string_view mark = rest.substr(0, 2);
  return end >= 4 && rest.substr(end - 1, 2) == mark &&
         rest.find(mark, 2) == end - 1;
}

// The level of the ATX heading at `at`, 0 for none. Without a blank after the
// marks only foreign letters make a title: "#include" is none.
int atx_level(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  const std::size_t marks = rest.find_first_not_of('#');
  if (marks == 0 || marks > 6) { // no mark, too many, or nothing else
    return 0;
  }
  const bool is_foreign = static_cast<unsigned char>(rest[marks]) >= 0x80;
  return is_foreign ? static_cast<int>(marks) : text::heading_level(rest);
}

// A line of three or more of one of -=*_ or box-drawing bars, blanks aside.
bool is_rule(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  constexpr std::array<std::string_view, 7> bars = {
      "-", "=", "*", "_", "═", "─", "━"};
  for (const std::string_view bar : bars) {
    if (!rest.starts_with(bar)) {
      continue;
    }
    std::size_t i = 0;
    std::size_t count = 0;
    while (i < rest.size() &&
           (rest[i] == ' ' || rest.substr(i).starts_with(bar))) {
      count += rest[i] == ' ' ? 0 : 1;
      i += rest[i] == ' ' ? 1 : bar.size();
    }
    if (count >= 3 && i == rest.size()) {
      return true;
    }
  }
  return false;
}

// Carries what earlier lines opened.
class Outliner {
public:
  explicit Outliner(std::string_view text) : text_(text) {}

  std::vector<Line> read() {
    std::size_t at = 0;
    while (at < text_.size()) {
      std::size_t end = text_.find('\n', at);
      end = end == std::string_view::npos ? text_.size() : end;
      add(at, end);
      at = end + 1;
    }
    return std::move(lines_);
  }

private:
  void add(std::size_t begin, std::size_t end) {
    const std::string_view text = trimmed(begin, end);
    Line line{.begin = begin, .end = begin + text.size()};
    const std::size_t quoted =
        text.size() - text::without_quote_marks(text).size();
    line.content = begin + quoted;
    line.label_end = line.content;
    if (quoted == text.size()) {
      line.kind = LineKind::blank;
    } else if (!read_fence(line, text, quoted) &&
               !read_front_matter(line, text)) {
      read_prose(line, text, quoted);
    }
    lines_.push_back(line);
  }

  std::string_view trimmed(std::size_t begin, std::size_t end) const {
    std::string_view text = text_.substr(begin, end - begin);
    while (!text.empty() &&
           (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
      text.remove_suffix(1);
    }
    return text;
  }

  bool read_fence(Line& line, std::string_view text, std::size_t at) {
    switch (fences_.take(text.substr(at))) {
    case text::FencePart::none:
      return false;
    case text::FencePart::opening:
      line.content += text::fence_size(text.substr(at));
      [[fallthrough]];
    case text::FencePart::closing:
      line.kind = LineKind::fence;
      return true;
    case text::FencePart::inside:
      line.kind = LineKind::code;
      return true;
    }
    return false;
  }

  bool read_front_matter(Line& line, std::string_view text) {
    const bool is_bar = text == "---" || text == "...";
    if (lines_.empty() && text == "---") {
      in_front_matter_ = true;
      line.kind = LineKind::rule;
      return true;
    }
    if (!in_front_matter_) {
      return false;
    }
    in_front_matter_ = !is_bar;
    line.kind = is_bar ? LineKind::rule : LineKind::front_matter;
    line.label_end =
        line.begin + find_label_end(text, line.content - line.begin);
    return true;
  }

  void read_prose(Line& line, std::string_view text, std::size_t at) {
    if (is_rule(text, at)) {
      line.kind = LineKind::rule;
      underline(text[at]);
      return;
    }
    if (const int level = atx_level(text, at); level > 0) {
      line.kind = LineKind::heading;
      line.level = level;
      line.content =
          line.begin + skip_blanks(text, at + static_cast<std::size_t>(level));
      line.label_end = line.content;
      return;
    }
    line.kind = is_all_bold(text, at) ? LineKind::heading : LineKind::text;
    line.level = line.kind == LineKind::heading ? 7 : 0;
    const std::size_t content = skip_marks(text, at);
    line.content = line.begin + content;
    line.label_end = line.kind == LineKind::heading
                         ? line.content
                         : line.begin + find_label_end(text, content);
  }

  // The line above a rule of = or - is a heading, when it is a short text.
  void underline(char bar) {
    if (lines_.empty() || (bar != '=' && bar != '-')) {
      return;
    }
    Line& above = lines_.back();
    const bool is_title = above.kind == LineKind::text &&
                          above.end - above.begin <= k_max_title_length &&
                          text_[above.content] != '|';
    const bool starts_block =
        lines_.size() < 2 || lines_[lines_.size() - 2].kind != LineKind::text;
    if (is_title && starts_block) {
      above.kind = LineKind::heading;
      above.level = bar == '=' ? 1 : 2;
      above.label_end = above.content;
    }
  }

  std::string_view text_;
  std::vector<Line> lines_;
  text::FenceTracker fences_;
  bool in_front_matter_ = false;
};

} // namespace

std::vector<Line> read_lines(std::string_view text) {
  return Outliner(text).read();
}

std::vector<Fence> find_fences(std::string_view text,
                               const std::vector<Line>& lines) {
  std::vector<Fence> fences;
  bool is_open = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const Line& line = lines[i];
    if (line.kind == LineKind::fence && !is_open) {
      const std::string_view info =
          text.substr(line.content, line.end - line.content);
      fences.push_back({i, lines.size(), text::may_hold_prose(info)});
      is_open = true;
    } else if (line.kind == LineKind::fence) {
      fences.back().last = i;
      is_open = false;
    }
  }
  return fences;
}

} // namespace handoff::guard
