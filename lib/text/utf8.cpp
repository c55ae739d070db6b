// SPDX-License-Identifier: MIT
// UTF-8, one code point at a time.
#include "text/utf8.hpp"

namespace handoff::text {
namespace {

struct Lead {
  std::size_t size; // 0: not a lead byte
  char32_t bits;    // of the lead byte
  char32_t lowest;  // smaller values would be overlong
};

Lead read_lead(unsigned char byte) {
  if (byte < 0x80) {
    return {1, byte, 0};
  }
  if (byte >= 0xc2 && byte <= 0xdf) {
    return {2, byte & 0x1fU, 0x80};
  }
  if (byte >= 0xe0 && byte <= 0xef) {
    return {3, byte & 0x0fU, 0x800};
  }
  if (byte >= 0xf0 && byte <= 0xf4) {
    return {4, byte & 0x07U, 0x10000};
  }
  return {0, 0, 0};
}

} // namespace

Decoded decode_utf8(std::string_view text, std::size_t at) {
  const Lead lead = read_lead(static_cast<unsigned char>(text[at]));
  if (lead.size == 0 || text.size() - at < lead.size) {
    return {};
  }
  char32_t value = lead.bits;
  for (std::size_t i = 1; i < lead.size; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if ((byte & 0xc0U) != 0x80) {
      return {};
    }
    value = (value << 6U) | (byte & 0x3fU);
  }
  const bool is_surrogate = value >= 0xd800 && value <= 0xdfff;
  if (value < lead.lowest || value > 0x10ffff || is_surrogate) {
    return {};
  }
  return {value, lead.size, true};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  const auto tail = [&](unsigned shift) {
    put(0x80U | ((code_point >> shift) & 0x3fU));
  };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xc0U | (code_point >> 6U));
    tail(0);
  } else if (code_point < 0x10000) {
    put(0xe0U | (code_point >> 12U));
    tail(6);
    tail(0);
  } else {
    put(0xf0U | (code_point >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    if (!decoded.valid) {
      return false;
    }
    at += decoded.size;
  }
  return true;
}

} // namespace handoff::text
