// SPDX-License-Identifier: MIT
// Finds bytes of a text that its reader does not see.
#include "redact/reading/unseen.hpp"

#include "redact/rules/charset.hpp"
#include "text/code_point.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

constexpr char k_escape_byte = '\x1b';
constexpr char k_bell = '\x07';

// What a terminal is told in a string (a title, a link) is no longer.
constexpr std::size_t k_max_string = 4096;

bool is_between(char c, char low, char high) {
  return c >= low && c <= high;
}

std::size_t
skip_while(std::string_view text, std::size_t at, char low, char high) {
  while (at < text.size() && is_between(text[at], low, high)) {
    ++at;
  }
  return at;
}

// Behind "ESC [": parameters, intermediate bytes and the byte that ends it.
std::size_t control_end(std::string_view text, std::size_t at) {
  at = skip_while(text, at, '0', '?');
  at = skip_while(text, at, ' ', '/');
  return at < text.size() && is_between(text[at], '@', '~') ? at + 1 : at;
}

// Behind "ESC ]" and the like: up to a bell or a string terminator. A string
// that nothing ends on its line hides nothing.
std::size_t string_end(std::string_view text, std::size_t at) {
  const std::size_t limit = std::min(text.size(), at + k_max_string);
  for (std::size_t i = at; i < limit && text[i] != '\n'; ++i) {
    if (text[i] == k_bell) {
      return i + 1;
    }
    if (text.substr(i, 2) == "\x1b\\" || text.substr(i, 2) == "\xc2\x9c") {
      return i + 2;
    }
  }
  return at;
}

// Behind ESC.
std::size_t sequence_end(std::string_view text, std::size_t at) {
  if (at == text.size()) {
    return at;
  }
  const char c = text[at];
  if (c == '[') {
    return control_end(text, at + 1);
  }
  if (std::string_view("]PX^_").find(c) != std::string_view::npos) {
    return string_end(text, at + 1);
  }
  if (is_between(c, ' ', '/')) {
    const std::size_t end = skip_while(text, at, ' ', '/');
    return end < text.size() && is_between(text[end], '0', '~') ? end + 1 : end;
  }
  // Of other letters most are text behind a byte that went astray.
  return std::string_view("78=>cDEHMNOZ\\").find(c) != std::string_view::npos
             ? at + 1
             : at;
}

// "[1;32m": what is left of a colour where ESC was lost on the way.
std::size_t lost_colour_size(std::string_view text, std::size_t at) {
  constexpr std::size_t most = 20;
  const std::size_t limit = std::min(text.size(), at + most);
  std::size_t end = at + 1;
  while (end < limit && (is_digit(text[end]) ||
                         (text[end] == ';' && is_digit(text[end - 1])))) {
    ++end;
  }
  return end < limit && text[end] == 'm' && is_digit(text[end - 1])
             ? end + 1 - at
             : 0;
}

// Every second byte: "g\0h\0p\0". Other zeros part values.
bool is_wide_zero(std::string_view text, std::size_t at) {
  const auto is_zero = [&](std::size_t i) {
    return i < text.size() && text[i] == '\0';
  };
  const auto is_shown = [&](std::size_t i) {
    return i < text.size() && text[i] != '\0';
  };
  return (is_zero(at + 2) && is_shown(at + 1)) ||
         (at >= 2 && is_zero(at - 2) && is_shown(at - 1));
}

std::size_t control_size(std::string_view text, std::size_t at) {
  switch (text[at]) {
  case '\t':
  case '\n':
  case '\r':
    return 0;
  case k_escape_byte:
    return sequence_end(text, at + 1) - at;
  case '\0':
    return is_wide_zero(text, at) ? 1 : 0;
  default:
    return 1;
  }
}

} // namespace

std::size_t unseen_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '[') {
    return lost_colour_size(text, at);
  }
  if (is_between(c, '\0', '\x1f') || c == '\x7f') {
    return control_size(text, at);
  }
  if (is_between(c, ' ', '~')) {
    return 0;
  }
  const text::Decoded decoded = text::decode_utf8(text, at);
  if (!decoded.valid) {
    return 0;
  }
  if (decoded.code_point == 0x9b) { // CSI in one character
    return control_end(text, at + decoded.size) - at;
  }
  return text::is_ignorable(decoded.code_point) ? decoded.size : 0;
}

std::size_t marks_size(std::string_view text, std::size_t at) {
  if (at == 0 || !is_between(text[at - 1], ' ', '~')) {
    return 0;
  }
  std::size_t end = at;
  while (end < text.size()) {
    if (text[end] == '\b' && end + 1 < text.size() &&
        is_between(text[end + 1], ' ', '~')) {
      end += 2;
      continue;
    }
    const text::Decoded decoded = text::decode_utf8(text, end);
    if (!decoded.valid || !text::is_combining(decoded.code_point)) {
      break;
    }
    end += decoded.size;
  }
  return end - at;
}

} // namespace handoff::redact
