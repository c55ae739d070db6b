// SPDX-License-Identifier: MIT
// Passwords as generators make them: letters, digits and any symbols.
#include "redact/value/generated.hpp"

#include "redact/form/placeholder.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/likeness.hpp"

#include <algorithm>
#include <array>
#include <bitset>

namespace handoff::redact {
namespace {

constexpr std::size_t k_min_size = 8;
constexpr std::size_t k_max_size = 256;
// Of a line, before a value.
constexpr std::size_t k_max_line = 512;

enum class Kind : std::uint8_t { lower, upper, digit, symbol };

Kind kind_of(char c) {
  return is_lower(c)   ? Kind::lower
         : is_upper(c) ? Kind::upper
         : is_digit(c) ? Kind::digit
                       : Kind::symbol;
}

bool is_graphic(char c) {
  return c > ' ' && c < '\x7f';
}

// Symbols that names and numbers are joined with, in code and elsewhere.
bool is_joining(char c) {
  return std::string_view("_-.,:;/()='\"").find(c) != std::string_view::npos;
}

struct ValueMakeup {
  std::array<std::size_t, 4> counts{}; // by kind
  std::size_t changes = 0;             // from one kind to another
  std::size_t symbols = 0;             // different ones
  bool is_joined = true;               // no symbol but joining ones
};

ValueMakeup value_makeup(std::string_view value) {
  ValueMakeup makeup;
  std::bitset<128> seen;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const Kind kind = kind_of(value[i]);
    ++makeup.counts[static_cast<std::size_t>(kind)];
    if (kind == Kind::symbol) {
      seen.set(static_cast<unsigned char>(value[i]));
      makeup.is_joined = makeup.is_joined && is_joining(value[i]);
    }
    makeup.changes += i > 0 && kind != kind_of(value[i - 1]) ? 1U : 0U;
  }
  makeup.symbols = seen.count();
  return makeup;
}

bool is_mixed(std::string_view value, const ValueMakeup& makeup) {
  const auto& [lower, upper, digits, symbols] = makeup.counts;
  const int missing = (lower == 0) + (upper == 0) + (digits == 0);
  if (symbols == value.size()) {
    return value.size() >= 16 && makeup.symbols >= 10;
  }
  if (symbols * 4 > value.size() * 3 || digits * 2 > value.size() ||
      (makeup.is_joined && makeup.symbols < 4) || missing > 1 ||
      (missing == 1 && (makeup.symbols < 2 || value.size() < 10)) ||
      (makeup.symbols < 2 && (symbols == 0 || digits < 2 || value.size() < 10 ||
                              !is_unlikely(value)))) {
    return false;
  }
  const std::size_t least = missing == 0 ? 35 : 50;
  return makeup.changes * 100 >= (value.size() - 1) * least;
}

bool holds_any(std::string_view value,
               std::initializer_list<std::string_view> pieces) {
  return std::ranges::any_of(pieces, [&](std::string_view piece) {
    return value.find(piece) != std::string_view::npos;
  });
}

// What patterns, addresses and templates hold, and passwords hardly.
bool is_pattern(std::string_view value) {
  const bool is_template = value.find('}') != std::string_view::npos &&
                           holds_any(value, {"${", "{{", "{%"});
  return is_template || holds_any(value,
                                  {"://",
                                   "a-z",
                                   "A-Z",
                                   "0-9",
                                   "\\d",
                                   "\\w",
                                   "\\s",
                                   "(?",
                                   "](",
                                   "\\fI",
                                   "\\fB",
                                   "\\fR",
                                   "\\fP"});
}

// env('X', call("x", f(x: what code writes before a bracket is a name.
bool is_function_call(std::string_view value) {
  const std::size_t bracket = value.find('(');
  if (bracket == std::string_view::npos || bracket < 2) {
    return false;
  }
  const std::string_view name = value.substr(0, bracket);
  const bool is_name = std::ranges::all_of(
      name, [](char c) { return is_letter(c) || c == '_' || c == '.'; });
  const bool is_string =
      bracket + 1 < value.size() &&
      (value[bracket + 1] == '"' || value[bracket + 1] == '\'');
  return is_name && (is_string || std::ranges::none_of(name, is_upper));
}

// ["a","b"], {'a':1: a list or a mapping of strings begins.
bool is_list(std::string_view value) {
  return (value[0] == '[' || value[0] == '{') &&
         (value[1] == '"' || value[1] == '\'');
}

// Pairs of symbols that code is full of. Of long values chance makes one, too.
bool holds_operators(std::string_view value, const ValueMakeup& makeup) {
  return (value.size() < 16 || makeup.symbols < 4) && holds_any(value,
                                                                {"::",
                                                                 "->",
                                                                 "=>",
                                                                 "&&",
                                                                 "||",
                                                                 "()",
                                                                 "[]",
                                                                 "{}",
                                                                 "$(",
                                                                 "==",
                                                                 "!=",
                                                                 "++",
                                                                 "--",
                                                                 "%s",
                                                                 "%d",
                                                                 "...",
                                                                 "/>",
                                                                 "*)"});
}

// Four letters and more that are likely to follow one another.
bool holds_word(std::string_view value) {
  for (std::size_t at = 0; at < value.size(); ++at) {
    std::size_t end = at;
    while (end < value.size() && is_letter(value[end])) {
      ++end;
    }
    const std::string_view word = value.substr(at, end - at);
    if (word.size() >= 4 &&
        bits_per_byte(word) < (word.size() < 6 ? 4.5 : 5.5)) {
      return true;
    }
    at = end;
  }
  return false;
}

// Every bracket closes another, as in code.
bool is_balanced(std::string_view value) {
  constexpr std::string_view opening = "([{";
  constexpr std::string_view closing = ")]}";
  std::string open;
  bool has_brackets = false;
  for (const char c : value) {
    if (opening.find(c) != std::string_view::npos) {
      open.push_back(c);
    } else if (const std::size_t kind = closing.find(c);
               kind != std::string_view::npos) {
      if (open.empty() || open.back() != opening[kind]) {
        return false;
      }
      open.pop_back();
      has_brackets = true;
    }
  }
  return has_brackets && open.empty();
}

// Whether an odd number of these quotes opens between the start of the line and
// `at`. An apostrophe within a word is none.
bool is_quoted_by(std::string_view text, std::size_t at, char quote) {
  const std::size_t lowest = at - std::min(at, k_max_line);
  bool is_open = false;
  for (std::size_t i = at; i > lowest && text[i - 1] != '\n'; --i) {
    const bool is_within_word = quote == '\'' && i >= 2 && i < text.size() &&
                                is_alnum(text[i - 2]) && is_alnum(text[i]);
    if (text[i - 1] == quote && !is_within_word) {
      is_open = !is_open;
    }
  }
  return is_open;
}

bool is_in_row(std::string_view text, std::size_t at) {
  const std::size_t lowest = at - std::min(at, k_max_line);
  std::size_t start = at;
  while (start > lowest && text[start - 1] != '\n') {
    --start;
  }
  const std::size_t first = text.find_first_not_of(" \t>", start);
  return first < at && text[first] == '|';
}

bool ends_markup(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 6);
  const bool is_tag =
      rest.size() > 2 && rest[0] == '<' &&
      (rest[1] == '/' ? is_letter(rest[2]) : rest.substr(1, 2) == "br") &&
      text.substr(at, 16).find('>') != std::string_view::npos;
  return is_tag || rest.starts_with("&lt;") || rest.starts_with("&gt;") ||
         rest.starts_with("&quot;") || rest.starts_with("&#");
}

// ",uid=1": options, of which the value before is one.
bool starts_option(std::string_view text, std::size_t at) {
  if (text[at] != ',') {
    return false;
  }
  const std::size_t limit = std::min(text.size(), at + 24);
  std::size_t end = at + 1;
  while (end < limit && (is_lower(text[end]) || text[end] == '_')) {
    ++end;
  }
  return end >= at + 3 && end + 1 < text.size() && text[end] == '=' &&
         is_alnum(text[end + 1]);
}

// A placeholder of ours, and what parts it from a value.
bool starts_placeholder(std::string_view text, std::size_t at) {
  const bool is_parted = text[at] == ',' || text[at] == ';';
  return text.substr(at + (is_parted ? 1 : 0)).starts_with("[REDACTED:") &&
         last_placeholder(text, at, at + (is_parted ? 2 : 1));
}

// The next space, or what ends a value before it.
std::size_t word_end(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_size + 1);
  std::string ends;
  for (const char quote : {'"', '\'', '`'}) {
    if (is_quoted_by(text, at, quote)) {
      ends.push_back(quote);
    }
  }
  const bool is_string = !ends.empty();
  if (is_in_row(text, at)) {
    ends.push_back('|');
  }
  std::size_t end = at;
  while (end < limit && is_graphic(text[end]) && !ends_markup(text, end) &&
         ends.find(text[end]) == std::string::npos &&
         !starts_option(text, end) && !starts_placeholder(text, end) &&
         !(is_string && text[end] == '\\' && end + 1 < limit &&
           std::string_view("nrt\"'").find(text[end + 1]) !=
               std::string_view::npos)) {
    ++end;
  }
  return end;
}

// A comma or a bracket behind a word is the sentence's or the call's; so is a
// full stop within a line.
std::size_t
without_stop(std::string_view text, std::size_t at, std::size_t end) {
  const bool ends_line = end == text.size() || is_newline(text[end]);
  const std::string_view stops = ends_line ? ",;)" : ",;.:)";
  const bool is_stop =
      end > at && stops.find(text[end - 1]) != std::string_view::npos;
  end -= is_stop ? 1 : 0;
  // ") behind it closes what opened before the name
  const bool is_quote =
      is_stop && end > at && (text[end - 1] == '"' || text[end - 1] == '\'');
  return is_quote ? end - 1 : end;
}

} // namespace

bool is_generated(std::string_view value) {
  if (value.size() < k_min_size || value.size() > k_max_size ||
      !std::ranges::all_of(value, is_graphic)) {
    return false;
  }
  const ValueMakeup makeup = value_makeup(value);
  return is_mixed(value, makeup) && !is_pattern(value) && !is_list(value) &&
         !is_function_call(value) && !holds_operators(value, makeup) &&
         !holds_word(value) && !is_balanced(value);
}

std::size_t line_word_end(std::string_view text, std::size_t end) {
  const std::size_t whole = word_end(text, end);
  const bool ends_line = whole == text.size() || is_newline(text[whole]);
  return ends_line ? whole : end;
}

std::size_t generated_end(std::string_view text, std::size_t at) {
  const std::size_t end = without_stop(text, at, word_end(text, at));
  return is_generated(text.substr(at, end - at)) ? end : at;
}

} // namespace handoff::redact
