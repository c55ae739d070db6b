// SPDX-License-Identifier: MIT
// Steps over what stands before a value.
#include "redact/value/value_scan.hpp"

#include "redact/rules/charset.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_gap_length = 64;

// Longest first: a quote closes with itself.
constexpr std::array<std::string_view, 12> k_quotes = {"\\\\\\\"",
                                                       "&quot;",
                                                       "\"\"\"",
                                                       "'''",
                                                       "\\\"",
                                                       "\\'",
                                                       "%22",
                                                       "\"",
                                                       "'",
                                                       "```",
                                                       "``",
                                                       "`"};

} // namespace

std::string_view quote_at(std::string_view text, std::size_t at) {
  for (const std::string_view quote : k_quotes) {
    if (text.substr(at, quote.size()) == quote) {
      return quote;
    }
  }
  return {};
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_gap_length);
  while (at < limit && is_blank(text[at])) {
    ++at;
  }
  return at;
}

std::size_t skip_lines(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_gap_length);
  while (at < limit && (is_blank(text[at]) || is_newline(text[at]))) {
    ++at;
    if (is_newline(text[at - 1]) && at < limit &&
        (text[at] == '+' || text[at] == '-' || text[at] == '>')) {
      ++at;
    }
  }
  return at;
}

std::size_t skip_prefix(std::string_view text, std::size_t at) {
  if (at < text.size() && text[at] == '!' && at + 1 < text.size() &&
      is_lower(text[at + 1])) {
    std::size_t end = at + 1;
    while (end < text.size() && (is_alnum(text[end]) || text[end] == '-')) {
      ++end;
    }
    if (end < text.size() && text[end] == ' ') {
      return end + 1;
    }
  }
  std::size_t end = at;
  while (end < text.size() && end < at + 2 &&
         std::string_view("fbruFBRU@$L").find(text[end]) !=
             std::string_view::npos) {
    ++end;
  }
  const bool is_prefix =
      end > at && end < text.size() && (text[end] == '"' || text[end] == '\'');
  return is_prefix ? end : at;
}

} // namespace handoff::redact
