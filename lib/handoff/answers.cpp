// SPDX-License-Identifier: MIT
// The answers that notes give to numbered questions.
#include "handoff/answers.hpp"

#include "text/ascii.hpp"

#include <algorithm>

namespace handoff {
namespace {

using text::is_digit;

// The mark at the start of an answer's first line.
struct AnswerMark {
  std::size_t number = 0; // 0: none
  std::size_t size = 0;   // bytes up to the answer's first word
};

AnswerMark answer_mark(std::string_view line) {
  constexpr std::string_view k_decoration = "*_-#> \t";
  std::size_t at = line.find_first_not_of(k_decoration);
  if (at == std::string_view::npos || at + 1 >= line.size() ||
      std::string_view("QqA").find(line[at]) == std::string_view::npos ||
      !is_digit(line[at + 1])) {
    return {};
  }
  AnswerMark mark;
  for (++at; at < line.size() && is_digit(line[at]) && mark.number < 1000;
       ++at) {
    mark.number = mark.number * 10 + static_cast<std::size_t>(line[at] - '0');
  }
  constexpr std::string_view k_after = "*_:.) \t-";
  const bool ends =
      at == line.size() || k_after.find(line[at]) != std::string_view::npos;
  if (!ends) {
    return {};
  }
  mark.size = std::min(line.find_first_not_of(k_after, at), line.size());
  return mark;
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

class Extractor {
public:
  explicit Extractor(std::size_t asked) : asked_(asked) {}

  void take(std::string_view line) {
    const AnswerMark mark = answer_mark(line);
    if (mark.number > 0 && mark.number <= asked_) {
      current_ = mark.number;
      append(line.substr(mark.size));
    } else if (goes_on(line)) {
      append(line);
    } else {
      current_ = 0;
      result_.rest.append(line).append("\n");
    }
    after_blank_ = is_blank(line);
  }

  Answers finish() {
    for (auto& [number, text] : result_.by_number) {
      text.erase(text.find_last_not_of(" \t\r\n") + 1);
    }
    return std::move(result_);
  }

private:
  [[nodiscard]] bool goes_on(std::string_view line) const {
    const bool is_indented = line.starts_with(' ') || line.starts_with('\t');
    return current_ > 0 && !line.starts_with('#') &&
           (is_blank(line) || is_indented || !after_blank_);
  }

  void append(std::string_view line) {
    std::string& text = result_.by_number[current_];
    text += text.empty() ? "" : "\n";
    text += line;
  }

  std::size_t asked_;
  std::size_t current_ = 0;
  bool after_blank_ = false;
  Answers result_;
};

} // namespace

Answers extract_answers(std::string_view notes, std::size_t asked) {
  Extractor extractor(asked);
  while (!notes.empty()) {
    const std::string_view line = notes.substr(0, notes.find('\n'));
    extractor.take(line);
    notes.remove_prefix(std::min(line.size() + 1, notes.size()));
  }
  return extractor.finish();
}

} // namespace handoff
