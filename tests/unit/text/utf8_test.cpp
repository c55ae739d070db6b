// SPDX-License-Identifier: MIT
// Decoding and encoding UTF-8.
#include "text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace handoff::text;

TEST_CASE("valid code points survive a round trip") {
  for (const char32_t c : {U'a',
                           U'\u00e9',
                           U'\u4e2d',
                           U'\U0001f600',
                           U'\u0080',
                           U'\u0800',
                           U'\U00010000',
                           U'\U0010ffff'}) {
    std::string text;
    append_utf8(text, c);
    const Decoded decoded = decode_utf8(text, 0);
    CHECK(decoded.valid);
    CHECK(decoded.code_point == c);
    CHECK(decoded.size == text.size());
  }
}

TEST_CASE("what is not UTF-8 is invalid and one byte long") {
  static constexpr std::string_view rows[] = {
      "\x80",
      "\xc0\x80",
      "\xc2",
      "\xe0\x80\x80",
      "\xed\xa0\x80",
      "\xf4\x90\x80\x80",
      "\xf8\x88\x80\x80\x80",
      "\xe4\xb8",
  };
  for (const std::string_view row : rows) {
    CHECK_FALSE(decode_utf8(row, 0).valid);
    CHECK(decode_utf8(row, 0).size == 1);
    CHECK_FALSE(is_valid_utf8(row));
  }
}
