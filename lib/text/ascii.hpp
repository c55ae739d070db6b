// SPDX-License-Identifier: MIT
// ASCII character classes, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace handoff::text {

[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

[[nodiscard]] constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

[[nodiscard]] constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

[[nodiscard]] constexpr bool is_alnum(char c) {
  return is_letter(c) || is_digit(c);
}

// In lower case, as git and digests print them.
[[nodiscard]] constexpr bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f');
}

// A byte of a character beyond ASCII.
[[nodiscard]] constexpr bool is_multibyte(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}

[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

[[nodiscard]] constexpr bool is_newline(char c) {
  return c == '\n' || c == '\r';
}

[[nodiscard]] constexpr bool is_punctuation(char c) {
  return c > ' ' && c < 0x7f && !is_digit(c) && !is_letter(c);
}

[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string to_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    c = to_lower(c);
  }
  return lower;
}

// `text` without blanks at its ends.
[[nodiscard]] constexpr std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_blank(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

// `text` without blanks and newlines at its ends.
[[nodiscard]] constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() &&
         (is_blank(text.front()) || is_newline(text.front()))) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (is_blank(text.back()) || is_newline(text.back()))) {
    text.remove_suffix(1);
  }
  return text;
}

[[nodiscard]] constexpr std::string_view
without_newlines(std::string_view text) {
  while (!text.empty() && is_newline(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

} // namespace handoff::text
