// SPDX-License-Identifier: MIT
// One YAML value on one line: plain, 'single' or "double" quoted.
#include "store/yaml_scalar.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

#include <charconv>
#include <optional>

namespace handoff::store {
namespace {

// What may follow a closing quote: nothing, or a comment.
bool is_nothing(std::string_view rest) {
  const std::string_view text = text::trimmed(rest);
  return text.empty() || (text[0] == '#' && rest[0] != '#');
}

Scalar closed(std::string value, std::string_view rest) {
  return is_nothing(rest) ? Scalar{std::move(value), {}}
                          : Scalar{{}, "something follows the closing quote"};
}

Scalar single_quoted(std::string_view text) {
  std::string value;
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (text[at] != '\'') {
      value += text[at];
    } else if (text.substr(at, 2) == "''") {
      value += text[at++];
    } else {
      return closed(std::move(value), text.substr(at + 1));
    }
  }
  return {{}, "a quote is not closed"};
}

// YAML 1.2, 5.7: what one character after a backslash stands for.
std::optional<std::string_view> simple_escape(char name) {
  using namespace std::string_view_literals;
  switch (name) {
  case '0':
    return "\0"sv;
  case 'a':
    return "\a"sv;
  case 'b':
    return "\b"sv;
  case 't':
  case '\t':
    return "\t"sv;
  case 'n':
    return "\n"sv;
  case 'v':
    return "\v"sv;
  case 'f':
    return "\f"sv;
  case 'r':
    return "\r"sv;
  case 'e':
    return "\x1b"sv;
  case ' ':
    return " "sv;
  case '"':
    return "\""sv;
  case '/':
    return "/"sv;
  case '\\':
    return "\\"sv;
  case 'N':
    return "\xc2\x85"sv;
  case '_':
    return "\xc2\xa0"sv;
  case 'L':
    return "\xe2\x80\xa8"sv;
  case 'P':
    return "\xe2\x80\xa9"sv;
  default:
    return std::nullopt;
  }
}

// How many hex digits follow \x, \u and \U.
std::size_t hex_digits(char name) {
  return name == 'x' ? 2 : name == 'u' ? 4 : name == 'U' ? 8 : 0;
}

std::optional<char32_t> code_point(std::string_view digits, std::size_t size) {
  std::uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  const bool is_surrogate = value >= 0xd800 && value <= 0xdfff;
  const bool is_whole =
      digits.size() == size && end == digits.data() + digits.size();
  if (error != std::errc() || !is_whole || is_surrogate || value > 0x10ffff) {
    return std::nullopt;
  }
  return char32_t{value};
}

// Appends what the escape at `at` (its backslash) stands for; gives its size,
// or 0 where it is none.
std::size_t
append_escape(std::string& value, std::string_view text, std::size_t at) {
  const char name = at + 1 < text.size() ? text[at + 1] : 'x';
  if (const auto simple = simple_escape(name)) {
    value += *simple;
    return 2;
  }
  const std::size_t size = hex_digits(name);
  if (size == 0 || at + 2 >= text.size()) {
    return 0;
  }
  const auto character = code_point(text.substr(at + 2, size), size);
  if (!character) {
    return 0;
  }
  text::append_utf8(value, *character);
  return 2 + size;
}

Scalar double_quoted(std::string_view text) {
  std::string value;
  for (std::size_t at = 1; at < text.size();) {
    if (text[at] == '"') {
      return closed(std::move(value), text.substr(at + 1));
    }
    if (text[at] != '\\') {
      value += text[at++];
      continue;
    }
    const std::size_t size = append_escape(value, text, at);
    if (size == 0) {
      return {{}, "unknown escape"};
    }
    at += size;
  }
  return {{}, "a quote is not closed"};
}

Scalar plain(std::string_view text) {
  constexpr std::string_view k_indicators = "[]{},|>&*!%@`";
  const bool is_structure =
      text[0] == '-' || text[0] == '?' || text[0] == ':'
          ? text.size() == 1 || text[1] == ' '
          : k_indicators.find(text[0]) != std::string_view::npos;
  if (is_structure) {
    return {{}, "only one plain or quoted value is allowed"};
  }
  const std::string_view value = text::trimmed(text.substr(0, text.find(" #")));
  if (value.find(": ") != std::string_view::npos || value.back() == ':') {
    return {{}, "a value with a colon must be quoted"};
  }
  return {std::string(value), {}};
}

} // namespace

Scalar parse_scalar(std::string_view text) {
  const std::string_view value = text::trimmed(text);
  if (value.empty() || value[0] == '#') {
    return {};
  }
  switch (value[0]) {
  case '"':
    return double_quoted(value);
  case '\'':
    return single_quoted(value);
  default:
    return plain(value);
  }
}

} // namespace handoff::store
