// SPDX-License-Identifier: MIT
// Reading input as UTF-8.
#include "base/error.hpp"
#include "text/input.hpp"

#include <catch2/catch.hpp>

using handoff::Error;
using handoff::text::decode_input;
using handoff::text::decode_lossily;

TEST_CASE("notes are read as UTF-8 with plain newlines") {
  struct Row {
    std::string_view bytes, text;
  };
  static constexpr Row rows[] = {
      {"", ""},
      {"a\nb\n", "a\nb\n"},
      {"a\r\nb\rc\r", "a\nb\nc\n"},
      {"\r\r\n\n", "\n\n\n"},
      {"\xef\xbb\xbf# Goal", "# Goal"},
      {"\xef\xbb\xbf", ""},
      {std::string_view("\xff\xfeG\0\r\0\n\0", 8), "G\n"},
      {std::string_view("\xfe\xff\0G\0o", 6), "Go"},
      {std::string_view("G\0o\0", 4), "Go"},
      {std::string_view("\xff\xfe", 2), ""},
      {"caf\xe9", "café"},
      {"中文 \xff", "中文 \ufffd"},
      {"cut \xe4\xb8", "cut \ufffd\ufffd"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(decode_input(row.bytes, "notes") == row.text);
  }
}

TEST_CASE("binary input is refused with one line that names it") {
  static constexpr std::string_view rows[] = {
      std::string_view("a\0b", 3),
      std::string_view("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16),
      std::string_view("\xff\xfe"
                       "a\0\0\0b\0",
                       8),
      std::string_view("\xef\xbb\xbf\0", 4),
  };
  for (const std::string_view row : rows) {
    CHECK_THROWS_WITH(decode_input(row, "notes"),
                      Catch::StartsWith("cannot read notes as text: "));
    CHECK_THROWS_AS(decode_input(row, "notes"), Error);
  }
}

TEST_CASE("text that must not be lost is read whatever is in it") {
  struct Row {
    std::string_view bytes;
    std::string_view text;
  };
  static constexpr Row rows[] = {
      {"", ""},
      {"plain\r\ntext", "plain\ntext"},
      {std::string_view("a\0b", 3), "a\ufffdb"},
      {std::string_view("\xef\xbb\xbf\0", 4), "\ufffd"},
      {"\xff\xfe", ""},
      {std::string_view("words \0\0", 8), "words \ufffd\ufffd"},
  };
  for (const Row& row : rows) {
    CHECK(decode_lossily(row.bytes) == row.text);
  }
}
