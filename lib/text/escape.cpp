// SPDX-License-Identifier: MIT
// Text that cannot break the Markdown around it.
#include "text/ascii.hpp"
#include "text/inline_marks.hpp"
#include "text/line_marks.hpp"
#include "text/markdown.hpp"
#include "text/visible.hpp"

#include <algorithm>

namespace handoff::text {
namespace {

constexpr auto npos = std::string_view::npos;

// Every length of backtick run up to this may occur in `text`.
std::size_t longest_backtick_run(std::string_view text) {
  std::size_t longest = 0;
  for (std::size_t at = text.find('`'); at != npos; at = text.find('`', at)) {
    const std::size_t end =
        std::min(text.find_first_not_of('`', at), text.size());
    longest = std::max(longest, end - at);
    at = end;
  }
  return longest;
}

bool is_language(std::string_view language) {
  return std::all_of(language.begin(), language.end(), [](char c) {
    return is_letter(c) || is_digit(c) || c == '-' || c == '+' || c == '_' ||
           c == '.' || c == '#';
  });
}

bool is_word(char c) {
  return is_letter(c) || is_digit(c);
}

// Escapes one line's content from left to right.
class Escaper {
public:
  explicit Escaper(std::string_view line) : line_(line), runs_(line) {}

  std::string run();

private:
  void take_backticks();
  bool take_in_address();
  [[nodiscard]] bool opens_block() const;
  [[nodiscard]] bool opens_inline() const;
  [[nodiscard]] bool opens_entity() const;
  [[nodiscard]] bool may_close_strike() const;
  [[nodiscard]] char peek(std::size_t ahead) const {
    return at_ + ahead < line_.size() ? line_[at_ + ahead] : ' ';
  }
  // Where what is beside us in the document is not known.
  [[nodiscard]] bool is_at_edge() const {
    return at_ == 0 || at_ + 1 == line_.size();
  }
  [[nodiscard]] char before() const { return at_ > 0 ? line_[at_ - 1] : ' '; }

  std::string_view line_;
  BacktickRuns runs_;
  AddressTracker address_;
  std::size_t at_ = 0;
  std::size_t refused_close_ = npos; // of a span whose opening was escaped
  std::string out_;
};

std::string Escaper::run() {
  const std::optional<ListMark> mark = list_mark(line_);
  const std::size_t mark_end = mark ? mark->size - 1 : npos;
  while (at_ < line_.size()) {
    if (address_.is_inside() && take_in_address()) {
      continue;
    }
    address_.pass(line_, at_);
    if (line_[at_] == '`') {
      take_backticks();
      continue;
    }
    if ((at_ == 0 && opens_block()) || at_ == mark_end || opens_inline()) {
      out_ += '\\';
    }
    out_ += line_[at_++];
  }
  return std::move(out_);
}

// A bare address would take a backslash as its own, and give back the marks
// at its end: there, entities help.
bool Escaper::take_in_address() {
  static constexpr std::string_view k_marks = "<*_~";
  const char c = line_[at_];
  if (k_marks.find(c) == npos || !opens_inline()) {
    return false;
  }
  out_ += c == '<' ? "&lt;" : "&#" + std::to_string(int{c}) + ";";
  ++at_;
  return true;
}

// A label that was opened before the span would end in it. One that is opened
// in the span cannot: labels hold no bracket.
bool may_end_label(std::string_view span) {
  return span.find("]:") < span.find('[');
}

// A code span stays if no table, bare address or reference definition can cut
// it in two; else each of its backticks is escaped.
void Escaper::take_backticks() {
  const std::size_t size = runs_.size_at(at_);
  const std::size_t close =
      at_ == refused_close_ ? npos : runs_.find(size, at_ + size);
  const std::size_t end = close == npos ? at_ + size : close + size;
  const std::string_view span = line_.substr(at_, end - at_);
  const bool may_be_cut = (at_ == 0 && size >= 3) || address_.is_inside() ||
                          span.find('|') != npos || may_end_label(span);
  if (close != npos && !may_be_cut) {
    out_ += span;
    at_ = end;
    return;
  }
  refused_close_ = close;
  for (std::size_t i = 0; i < size; ++i) {
    out_ += "\\`";
  }
  at_ += size;
}

// At the line's beginning; list marks aside.
bool Escaper::opens_block() const {
  static constexpr std::string_view k_marks = "->+=";
  return k_marks.find(line_[0]) != npos || heading_level(line_) > 0 ||
         is_rule(line_) || (line_[0] == ':' && peek(1) == '-');
}

bool Escaper::opens_inline() const {
  switch (line_[at_]) {
  case '\\':
    return is_punctuation(peek(1)) || at_ + 1 == line_.size();
  case '*':
    return is_at_edge() || !is_blank(before()) || !is_blank(peek(1));
  case '_':
    return !is_word(before()) || !is_word(peek(1));
  case '~':
    return may_close_strike();
  case '<':
    return at_ + 1 == line_.size() || !is_blank(peek(1));
  case '&':
    return opens_entity();
  case '[':
  case ']':
  case '|':
    return true;
  default:
    return false;
  }
}

bool Escaper::opens_entity() const {
  static constexpr std::size_t k_max_length = 32;
  for (std::size_t ahead = 1; ahead < k_max_length; ++ahead) {
    const char c = peek(ahead);
    if (!is_word(c) && c != '#') {
      return c == ';';
    }
  }
  return false;
}

// Struck text needs a mark that can close it: "~/file" and "/~name" have none.
bool Escaper::may_close_strike() const {
  const bool is_lone = is_at_edge() && is_blank(peek(1));
  if (peek(1) == '~' || before() == '~' || is_lone) {
    return true;
  }
  return !is_blank(before()) && !(is_punctuation(before()) && is_word(peek(1)));
}

} // namespace

std::string fenced(std::string_view text, std::string_view language) {
  const std::size_t size =
      std::max<std::size_t>(3, longest_backtick_run(text) + 1);
  const std::string fence(size, '`');
  std::string out = fence;
  out += is_language(language) ? language : std::string_view();
  out += '\n';
  out += text;
  if (!text.empty() && text.back() != '\n') {
    out += '\n';
  }
  return out + fence + '\n';
}

std::string code_span(std::string_view text) {
  const std::string line = visible_line(text);
  const std::string mark(longest_backtick_run(line) + 1, '`');
  if (line.empty()) {
    return "` `";
  }
  // One space at each end is taken off again, unless there is nothing else.
  const bool is_spaces = line.find_first_not_of(' ') == npos;
  const bool needs_space =
      !is_spaces && (line.front() == '`' || line.back() == '`' ||
                     (line.front() == ' ' && line.back() == ' '));
  const std::string space = needs_space ? " " : "";
  return mark + space + line + space + mark;
}

std::string escaped_inline(std::string_view text) {
  const std::string line = visible_line(text);
  return Escaper(trimmed(line)).run();
}

} // namespace handoff::text
