// SPDX-License-Identifier: MIT
#include "redact/value.hpp"

#include "redact/charset.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_longest_value = 8192;
constexpr std::size_t k_longest_gap = 64;

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

std::string_view quote_at(std::string_view text, std::size_t at) {
  for (const std::string_view quote : k_quotes) {
    if (text.substr(at, quote.size()) == quote) {
      return quote;
    }
  }
  return {};
}

std::size_t skip_spaces(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_longest_gap);
  while (at < limit && is_space(text[at])) {
    ++at;
  }
  return at;
}

// Spaces, line ends and the markers that a diff or a quotation puts first.
std::size_t skip_lines(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_longest_gap);
  while (at < limit && (is_space(text[at]) || is_newline(text[at]))) {
    ++at;
    if (is_newline(text[at - 1]) && at < limit &&
        (text[at] == '+' || text[at] == '-' || text[at] == '>')) {
      ++at;
    }
  }
  return at;
}

bool is_escaped_space(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() &&
         (text[at + 1] == 'n' || text[at + 1] == 'r' || text[at + 1] == 't' ||
          text[at + 1] == '"' || text[at + 1] == '\'' || text[at + 1] == '\n' ||
          text[at + 1] == '\\');
}

// "&page=2", "&amp;" and "&&" end a value; a password may hold any other &.
bool ends_parameter(std::string_view text, std::size_t at) {
  const std::size_t name = run_end(text, at + 1, Charset::base64url);
  if (name == at + 1) {
    return at + 1 >= text.size() || is_space(text[at + 1]) ||
           is_newline(text[at + 1]) || text[at + 1] == '&';
  }
  for (const std::string_view entity : {"amp;", "quot;", "lt;", "gt;"}) {
    if (has_at(text, at + 1, entity)) {
      return true;
    }
  }
  return name < text.size() && (text[name] == '=' || text[name] == '[');
}

bool ends_bare(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (static_cast<unsigned char>(c) <= ' ' || c == '\x7f') {
    return true;
  }
  switch (c) {
  case '"':
  case '\'':
  case '`':
  case ';':
  case '<':
  case '>':
  case '|':
    return true;
  case ',':
    // inside a value only when more of it follows at once
    return at + 1 >= text.size() || !is_alnum(text[at + 1]);
  case '&':
    return ends_parameter(text, at);
  case '\\':
    return is_escaped_space(text, at);
  default:
    return false;
  }
}

std::size_t count(std::string_view value, char c) {
  return static_cast<std::size_t>(std::ranges::count(value, c));
}

// What follows a value in a sentence, a list or a call is none of it.
std::size_t
trimmed_end(std::string_view text, std::size_t start, std::size_t end) {
  constexpr std::array<std::string_view, 3> brackets = {"()", "[]", "{}"};
  const std::string_view value = text.substr(start, end - start);
  std::array<std::size_t, 3> opened{};
  std::array<std::size_t, 3> closed{};
  for (std::size_t i = 0; i < brackets.size(); ++i) {
    opened[i] = count(value, brackets[i][0]);
    closed[i] = count(value, brackets[i][1]);
  }
  for (; end > start; --end) {
    const char c = text[end - 1];
    bool is_open = c == ',' || c == '.' || c == ':';
    for (std::size_t i = 0; i < brackets.size(); ++i) {
      if (c == brackets[i][1] && closed[i] > opened[i]) {
        --closed[i];
        is_open = true;
      }
    }
    if (!is_open) {
      break;
    }
  }
  return end;
}

std::optional<Value>
read_quoted(std::string_view text, std::size_t at, std::string_view quote) {
  const std::size_t start = at + quote.size();
  const std::size_t limit = std::min(text.size(), start + k_longest_value);
  for (std::size_t i = start; i < limit; ++i) {
    if (text[i] == '\n' && quote.size() != 3) {
      break;
    }
    if (text.substr(i, quote.size()) == quote) {
      if (quote.size() == 1 && i > start && text[i - 1] == '\\') {
        continue;
      }
      return Value{start, i, true};
    }
  }
  return std::nullopt;
}

std::optional<Value> read_bare(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_longest_value);
  std::size_t end = at;
  while (end < limit && !ends_bare(text, end)) {
    ++end;
  }
  end = trimmed_end(text, at, end);
  if (end == at) {
    return std::nullopt;
  }
  return Value{at, end, false};
}

// Behind a quote that nobody closes: one word to the end of the line.
std::optional<Value> read_cut_off(std::string_view text, std::size_t at) {
  std::optional<Value> value = read_bare(text, at);
  const bool ends_line =
      value && (value->end == text.size() || is_newline(text[value->end]));
  return ends_line ? value : std::nullopt;
}

// f"", b"", @"", !tag "" and the like.
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

std::size_t skip_closers(std::string_view text, std::size_t at) {
  for (int k = 0; k < 3 && at < text.size(); ++k) {
    const std::string_view quote = quote_at(text, at);
    if (!quote.empty()) {
      at += quote.size();
    } else if (text[at] == ']' || text[at] == '}' ||
               (text[at] == '*' && text.substr(at, 2) == "**")) {
      at += text[at] == '*' ? 2 : 1;
    } else {
      break;
    }
  }
  return at;
}

constexpr std::array<std::string_view, 6> k_spoken = {
    "is set to ", "set to ", "is ", "was ", "are ", "to "};

// "=", ":=", "::=", "=>", "==", "||:", ":::=" and so on; or one of | ( , >
std::string_view operator_at(std::string_view text, std::size_t at) {
  if (has_at(text, at, "%3d")) {
    return text.substr(at, 3);
  }
  std::size_t end = at;
  while (end < text.size() && end < at + 4 &&
         std::string_view(":=?|!>-.+").find(text[end]) !=
             std::string_view::npos) {
    ++end;
  }
  const std::string_view word = text.substr(at, end - at);

  if (word.find('=') != std::string_view::npos || word == ":" || word == "|" ||
      word == ">" || word == "->" || word == "||:") {
    return word;
  }
  const std::string_view one = text.substr(at, 1);
  const bool is_scope = word.starts_with("::");
  return one == "(" || one == "," || (one == ":" && !is_scope)
             ? one
             : std::string_view{};
}

// "name: str = V", "name string = V", "string name = V".
std::size_t skip_type(std::string_view text, std::size_t at) {
  if (at >= text.size() || (!is_alpha(text[at]) && text[at] != '&' &&
                            text[at] != '[' && text[at] != '*')) {
    return at;
  }
  std::size_t end = at;
  const std::size_t limit = std::min(text.size(), at + 32);
  while (end < limit && (is_alnum(text[end]) ||
                         std::string_view("_&*<>[]?.' ").find(text[end]) !=
                             std::string_view::npos)) {
    ++end;
  }

  if (end == at || end >= text.size() || text[end] != '=' ||
      std::ranges::count(text.substr(at, end - at - 1), ' ') > 1 ||
      (end + 1 < text.size() &&
       (text[end + 1] == '=' || text[end + 1] == '>'))) {
    return at;
  }
  return skip_spaces(text, end + 1);
}

// `name: X` and on the next line, or after a comma, `value: V`.
std::optional<std::size_t> pair_value(std::string_view text, std::size_t at) {
  std::size_t i = at;
  if (i < text.size() && text[i] == ',') {
    ++i;
  }
  i = skip_lines(text, i);
  if (i < text.size() && text[i] == '{') {
    i = skip_lines(text, i + 1);
  }
  if (!quote_at(text, i).empty()) {
    i += quote_at(text, i).size();
  }
  for (const std::string_view word : {"value", "default", "val"}) {
    if (!has_at(text, i, word)) {
      continue;
    }
    const std::size_t end =
        skip_spaces(text, skip_closers(text, i + word.size()));
    if (end < text.size() && (text[end] == ':' || text[end] == '=')) {
      return skip_spaces(text, end + 1);
    }
  }
  return std::nullopt;
}

std::optional<Value> linked(std::optional<Value> value, Link link) {
  if (value) {
    value->link = link;
  }
  return value;
}

// "key:V" after "secret ": a name with a value of its own.
bool is_name_with_value(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && (is_alpha(text[end]) || text[end] == '_')) {
    ++end;
  }
  return end > at + 1 && end + 1 < text.size() &&
         (text[end] == ':' || text[end] == '=') && is_alnum(text[end + 1]);
}

std::optional<Value>
after_space(std::string_view text, std::size_t name_start, std::size_t at) {
  for (const std::string_view word : k_spoken) {
    if (has_at(text, at, word)) {
      return linked(read_value(text, skip_spaces(text, at + word.size())),
                    Link::spoken);
    }
  }
  const std::size_t typed = skip_type(text, at);
  if (typed != at) {
    return read_value(text, typed);
  }
  if (is_name_with_value(text, at)) {
    return std::nullopt;
  }
  const bool is_flag = name_start < text.size() && text[name_start] == '-';
  const bool is_quoted = !quote_at(text, at).empty();
  const Link link = is_flag     ? Link::flag
                    : is_quoted ? Link::spoken
                                : Link::adjacent;
  return linked(read_value(text, at), link);
}

// `name:` and its value in quotes alone on the next line.
std::size_t quoted_below(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_newline(text[at])) {
    return at;
  }
  const std::size_t below = skip_lines(text, at);
  return quote_at(text, below).empty() ? at : below;
}

// <name>V</name>, also over several lines.
std::optional<Value>
element_value(std::string_view text, std::size_t name_start, std::size_t at) {
  if (name_start == 0 || text[name_start - 1] != '<') {
    return std::nullopt;
  }
  std::optional<Value> value = read_value(text, skip_lines(text, at));
  if (!value || text.substr(skip_lines(text, value->end), 2) != "</") {
    return std::nullopt;
  }
  value->is_quoted = true;
  return value;
}

} // namespace

std::optional<Value> read_value(std::string_view text, std::size_t at) {
  at = skip_prefix(text, at);
  if (at >= text.size()) {
    return std::nullopt;
  }
  const std::string_view quote = quote_at(text, at);
  if (quote.empty()) {
    return read_bare(text, at);
  }
  std::optional<Value> value = read_quoted(text, at, quote);
  return value ? value : read_cut_off(text, at + quote.size());
}

std::optional<Value> value_after(std::string_view text,
                                 std::size_t name_start,
                                 std::size_t name_end) {
  const std::size_t closed = skip_closers(text, name_end);
  const std::size_t at = skip_spaces(text, closed);
  if (at >= text.size()) {
    return std::nullopt;
  }
  if (const auto paired = pair_value(text, at)) {
    std::optional<Value> value = read_value(text, *paired);
    if (value) {
      value->is_paired = true;
    }
    return value;
  }
  const std::string_view word = operator_at(text, at);
  if (word.empty()) {
    return at > closed ? after_space(text, name_start, at) : std::nullopt;
  }
  // ${NAME:-default}, arn:aws:...:secret:name
  const bool is_expansion =
      name_start >= 2 && text.substr(name_start - 2, 2) == "${";
  const bool is_path = word == ":" && name_start > 0 && at == name_end &&
                       text[name_start - 1] == ':' && at + 1 < text.size() &&
                       text[at + 1] != ' ';
  if (is_expansion || is_path) {
    return std::nullopt;
  }
  // A comma and a bracket join a name and a value only around strings.
  if (word == "," && closed == name_end) {
    return std::nullopt;
  }
  std::size_t from = at + word.size();
  if (word == ">") {
    return element_value(text, name_start, from);
  }
  from = quoted_below(text, skip_spaces(text, from));
  if (word == ":") {
    from = skip_type(text, from);
  }

  const bool is_listed = word == "," || word == "(";
  if (is_listed && quote_at(text, skip_prefix(text, from)).empty()) {
    return std::nullopt;
  }
  std::optional<Value> value = read_value(text, from);
  if (value) {
    value->is_listed = is_listed;
    value->is_cell = word == "|";
  }
  return value;
}

} // namespace handoff::redact
