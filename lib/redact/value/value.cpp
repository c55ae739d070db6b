// SPDX-License-Identifier: MIT
// The value that starts somewhere: in quotes, or a bare word.
#include "redact/value/value.hpp"

#include "redact/rules/charset.hpp"
#include "redact/value/generated.hpp"
#include "redact/value/likeness.hpp"
#include "redact/value/value_scan.hpp"

#include <algorithm>
#include <array>

namespace handoff::redact {
namespace {

constexpr std::size_t k_max_value_length = 8192;

bool is_escaped_space(std::string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() &&
         (text[at + 1] == 'n' || text[at + 1] == 'r' || text[at + 1] == 't' ||
          text[at + 1] == '"' || text[at + 1] == '\'' || text[at + 1] == '\n' ||
          text[at + 1] == '\\');
}

// "&page=2", "&amp;" and "&&" end a value; a password may hold any other &.
bool ends_parameter(std::string_view text, std::size_t at) {
  for (const std::string_view entity :
       {"amp;", "quot;", "lt;", "gt;", "#x3c;", "#39;", "#34;"}) {
    if (has_at(text, at + 1, entity)) {
      return true;
    }
  }
  const std::size_t name = run_end(text, at + 1, Charset::base64url);
  if (name == at + 1) {
    return at + 1 >= text.size() || is_blank(text[at + 1]) ||
           is_newline(text[at + 1]) || text[at + 1] == '&';
  }
  return name < text.size() && (text[name] == '=' || text[name] == '[');
}

// "12|kJ8x...": a number or a name, and the token proper (Laravel, Convex).
bool parts_token(std::string_view text, std::size_t at) {
  constexpr std::size_t least = 32;
  const std::size_t end = run_end(
      text.substr(0, std::min(text.size(), at + 256)), at + 1, Charset::alnum);
  return at > 0 && is_alnum(text[at - 1]) && end >= at + 1 + least &&
         is_opaque(text.substr(at + 1, end - at - 1));
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
    return true;
  case '|':
    return !parts_token(text, at);
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

// A block begins below its quotes and the word for its language, and ends
// above what closes it.
Value without_margins(std::string_view text, Value value) {
  const std::size_t word = run_end(text, value.start, Charset::alnum);
  if (word < value.end && is_newline(text[word])) {
    value.start = text.find_first_not_of(" \t\r\n", word);
  }
  while (value.end > value.start &&
         (is_blank(text[value.end - 1]) || is_newline(text[value.end - 1]))) {
    --value.end;
  }
  value.start = std::min(value.start, value.end);
  return value;
}

std::optional<Value>
read_quoted(std::string_view text, std::size_t at, std::string_view quote) {
  const std::size_t start = at + quote.size();
  const std::size_t limit = std::min(text.size(), start + k_max_value_length);
  for (std::size_t i = start; i < limit; ++i) {
    if (text[i] == '\n' && quote.size() != 3) {
      break;
    }
    if (text.substr(i, quote.size()) == quote) {
      if (quote.size() == 1 && i > start && text[i - 1] == '\\') {
        continue;
      }
      const Value value{start, i, true};
      return quote.size() == 3 ? without_margins(text, value) : value;
    }
  }
  return std::nullopt;
}

// "abcd efgh ijkl mnop", as a mail service writes a password for a program.
std::size_t app_password_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (int group = 0; group < 4; ++group) {
    const std::size_t start = group == 0 ? at : end + 1;
    if (group > 0 && (end >= text.size() || text[end] != ' ')) {
      return at;
    }
    end = start;
    while (end < text.size() && is_lower(text[end])) {
      ++end;
    }
    if (end != start + 4) {
      return at;
    }
  }
  return end < text.size() && (is_alnum(text[end]) || text[end] == ' ') ? at
                                                                        : end;
}

// "V,uid=1,gid=2" and "V,replicas=3": options, of which the first is V.
std::size_t
first_option_end(std::string_view text, std::size_t at, std::size_t end) {
  const std::size_t comma = text.substr(at, end - at).find(',');
  if (comma == std::string_view::npos || comma < 6) {
    return end;
  }
  const std::string_view value = text.substr(at, comma);
  const std::string_view rest =
      text.substr(at + comma + 1, end - at - comma - 1);
  const std::size_t name =
      rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.");
  const bool is_option = name != std::string_view::npos && name >= 2 &&
                         rest[name] == '=' && rest.substr(name, 2) != "==" &&
                         rest.substr(name, 2) != "=>";
  const bool is_value =
      std::ranges::any_of(value, is_digit) &&
      value.find_first_of("()[]{}.=") == std::string_view::npos;
  return is_option && is_value ? at + comma : end;
}

std::optional<Value> read_bare(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_value_length);
  std::size_t end = at;
  while (end < limit && !ends_bare(text, end)) {
    ++end;
  }
  end = first_option_end(text, at, end);
  end = std::max(trimmed_end(text, at, end), app_password_end(text, at));
  const std::size_t generated = generated_end(text, at);
  if (generated > at && generated >= end) {
    return Value{.start = at, .end = generated, .is_generated = true};
  }
  if (end == at) {
    return std::nullopt;
  }
  return Value{at, end, false};
}

// Behind a quote that nobody closes: one word to the end of the line.
std::optional<Value> read_cut_off(std::string_view text, std::size_t at) {
  std::optional<Value> value = read_bare(text, at);
  if (!value) {
    return value;
  }
  // a backslash may end the line: the value goes on below
  const bool is_escaped = text.substr(value->end, 2) == "\\\n" ||
                          text.substr(value->end, 3) == "\\\r\n";
  const bool ends_line =
      value->end == text.size() || is_newline(text[value->end]) || is_escaped;
  return ends_line ? value : std::nullopt;
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
  if (!value) {
    value = read_cut_off(text, at + quote.size());
  }
  // a password may begin with a quote
  if (const std::size_t end = value ? at : generated_end(text, at); end > at) {
    value = Value{.start = at, .end = end, .is_generated = true};
  }
  return value;
}

} // namespace handoff::redact
