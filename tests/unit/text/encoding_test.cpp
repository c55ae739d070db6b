// SPDX-License-Identifier: MIT
// Recognising and converting encodings.
#include "text/encoding.hpp"

#include <catch2/catch.hpp>

using namespace handoff::text;

namespace {

std::string encoded(std::u32string_view text, Encoding encoding) {
  std::string bytes;
  const auto put = [&](char32_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = encoding.little_endian ? i : size - 1 - i;
      bytes += static_cast<char>((value >> (8 * place)) & 0xffU);
    }
  };
  for (const char32_t c : text) {
    if (encoding.unit == 4 || c < 0x10000) {
      put(c, encoding.unit);
    } else {
      put(0xd800 + ((c - 0x10000) >> 10U), 2);
      put(0xdc00 + ((c - 0x10000) & 0x3ffU), 2);
    }
  }
  return bytes;
}

} // namespace

TEST_CASE("each wide encoding is recognised, with its mark and without") {
  for (const Encoding encoding : {Encoding{2, true},
                                  Encoding{2, false},
                                  Encoding{4, true},
                                  Encoding{4, false}}) {
    const std::u32string text = U"Goal: \u4e2d\u6587 \U0001f600\n";
    const std::string bytes = encoded(text, encoding);
    REQUIRE(find_wide_encoding(bytes) == encoding);
    CHECK(decode_wide(bytes, encoding) == "Goal: 中文 😀\n");
    const std::string marked = encoded(U"\ufeff" + text, encoding);
    const std::optional<Encoding> found = find_wide_encoding(marked);
    REQUIRE(found);
    CHECK(found->bom == encoding.unit);
    CHECK(decode_wide(marked, *found) == "Goal: 中文 😀\n");
  }
}

TEST_CASE("bytes that fit no wide encoding are left alone") {
  static constexpr std::string_view rows[] = {
      "plain ASCII",
      "中文 in UTF-8",
      std::string_view("one NUL\0 in text", 16),
      std::string_view("\x7f"
                       "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0",
                       16),
      std::string_view("\0\0\0\0", 4),
      std::string_view("a\0b", 3),
      "",
  };
  for (const std::string_view row : rows) {
    CHECK_FALSE(find_wide_encoding(row));
  }
}

TEST_CASE("invalid code points become U+FFFD and nothing is skipped") {
  const Encoding little = {2, true};
  CHECK(decode_wide(std::string_view("\x00\xd8"
                                     "a\0",
                                     4),
                    little) == "\ufffda");
  CHECK(decode_wide(std::string_view("\x00\xdc"
                                     "a\0",
                                     4),
                    little) == "\ufffda");
  CHECK(decode_wide(std::string_view("a\0b", 3), little) == "a\ufffd");
  CHECK(decode_wide(std::string_view("\0\0\x11\0", 4), {4, true}) == "\ufffd");
}

TEST_CASE("accents and quotes between ASCII letters are Windows-1252") {
  static constexpr std::string_view rows[] = {
      "na\xefve",
      "\x93quoted\x94 \x96 caf\xe9",
      "Gr\xfc\xdf"
      "e aus M\xfcnchen",
  };
  for (const std::string_view row : rows) {
    CHECK(is_plainly_windows_1252(row));
  }
  CHECK(decode_windows_1252("\x80\x93na\xefve\x94\x81") == "€“naïve”\ufffd");
}

TEST_CASE("other bytes are not taken for Windows-1252") {
  static constexpr std::string_view rows[] = {
      "plain",
      "caf\xc3\xa9", // UTF-8
      "caf\xc3\xa9 na\xef"
      "ve", // UTF-8 with one bad byte
      "undefined \x81 byte",
      "cut \xe4\xb8",             // UTF-8, cut
      "\xc4\xe3\xba\xc3\xca\xc0", // GBK
      "\xf0\xd2\xc9\xd7\xc5\xd4", // KOI8-R
  };
  for (const std::string_view row : rows) {
    CHECK_FALSE(is_plainly_windows_1252(row));
  }
}
