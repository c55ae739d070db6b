// SPDX-License-Identifier: MIT
// Base64, to look inside a value.
#include "redact/form/base64.hpp"

#include "redact/rules/charset.hpp"

#include <cstdint>

namespace handoff::redact {
namespace {

int sextet_of(char c) {
  if (is_upper(c)) {
    return c - 'A';
  }
  if (is_lower(c)) {
    return c - 'a' + 26;
  }
  if (is_digit(c)) {
    return c - '0' + 52;
  }
  if (c == '+' || c == '-') {
    return 62;
  }
  return c == '/' || c == '_' ? 63 : -1;
}

} // namespace

std::string decode_base64(std::string_view text) {
  std::string bytes;
  std::uint32_t buffer = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const int value = sextet_of(c);
    if (value < 0) {
      break;
    }
    buffer = (buffer << 6U) | static_cast<std::uint32_t>(value);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push_back(static_cast<char>((buffer >> bits) & 0xffU));
    }
  }
  return bytes;
}

} // namespace handoff::redact
