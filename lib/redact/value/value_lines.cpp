// SPDX-License-Identifier: MIT
// Values that go on in the next line.
#include "redact/value/value_lines.hpp"

#include "redact/rules/charset.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr int k_max_lines = 16;
constexpr std::size_t k_max_line = 512;
constexpr std::size_t k_max_indent = 64;

// Behind the line break at `at`; 0 if there is none.
std::size_t behind_break(std::string_view text, std::size_t at) {
  at += at < text.size() && text[at] == '\r' ? 1 : 0;
  return at < text.size() && text[at] == '\n' ? at + 1 : 0;
}

std::size_t skip_indent(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_indent);
  at += at < limit && (text[at] == '+' || text[at] == '>') ? 1 : 0;
  while (at < limit && is_blank(text[at])) {
    ++at;
  }
  return at;
}

// The end of the word at `at`: before a space, a quote or a backslash that ends
// the line.
std::size_t word_end(std::string_view text, std::size_t at, char quote) {
  const std::size_t limit = std::min(text.size(), at + k_max_line);
  while (at < limit && text[at] > ' ' && text[at] < '\x7f' &&
         text[at] != quote &&
         !(text[at] == '\\' && behind_break(text, at + 1) != 0)) {
    ++at;
  }
  return at;
}

// The quote that opened right before the value, or 0.
char open_quote(std::string_view text, const Value& found) {
  const char before = found.start > 0 ? text[found.start - 1] : '\0';
  return before == '"' || before == '\'' ? before : '\0';
}

// Whether the quote at `at` ends a value: nothing that belongs to one follows.
bool closes(std::string_view text, std::size_t at, char quote) {
  return quote != '\0' && at < text.size() && text[at] == quote &&
         (at + 1 == text.size() || is_newline(text[at + 1]) ||
          std::string_view(" ,;)}]").find(text[at + 1]) !=
              std::string_view::npos);
}

} // namespace

std::size_t continued_end(std::string_view text, const Value& found) {
  const char quote = open_quote(text, found);
  std::size_t end = found.end;
  std::size_t whole = found.end;
  for (int line = 0; line < k_max_lines; ++line) {
    const bool is_ahead = end < text.size() && text[end] == '\\';
    const bool is_escaped = is_ahead || text[end - 1] == '\\';
    const std::size_t next = behind_break(text, end + (is_ahead ? 1 : 0));
    if (next == 0 || (!is_escaped && quote == '\0')) {
      break;
    }
    const std::size_t start = quote == '\0' ? next : skip_indent(text, next);
    const std::size_t word = word_end(text, start, quote);
    const bool is_closed = closes(text, word, quote);
    const bool ends_line =
        word == text.size() || is_newline(text[word]) || text[word] == '\\';
    if (word == start || (!is_closed && !ends_line)) {
      break;
    }
    end = word;
    // without a backslash only the quote that closes it shows that it went on
    whole = is_closed || (is_escaped && quote == '\0') ? word : whole;
    if (is_closed) {
      break;
    }
  }
  return whole;
}

} // namespace handoff::redact
