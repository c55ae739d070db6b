// SPDX-License-Identifier: MIT
// Estimating tokens.
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

using handoff::text::estimate_tokens;
using handoff::text::Tokenizer;

TEST_CASE("each feature of the lexer costs what the formula says") {
  struct Row {
    std::string_view text;
    std::size_t o200k, claude;
  };
  // Several times each feature, so that rounding hides nothing.
  static constexpr Row rows[] = {
      {"", 0, 0},
      {"    ", 1, 0},
      {" abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd", 10, 10},
      {" abcdefghijklmno abcdefghijklmno", 3, 4},
      {"(a.b.c.d", 5, 9},
      {"aBcDeFg", 4, 5},
      {"abcdefghijabcdefghij", 6, 2},
      {" AAAAAAAAAAAA", 1, 1},
      {"123 123 123 123 123 123 123 123 123 1234", 18, 11},
      {"\n\n\n a\n a\n a\n a\n a\n a\n a\n a\n", 20, 19},
      {"\n    a\n    a\n    a\n    a", 12, 9},
      {"----------", 1, 1},
      {"-=-=-=-=-=", 4, 4},
      {" {\n {\n {\n {\n", 4, 8},
      {"\xff\xff\xff\xff\xff", 9, 16},
      {"\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad", 3, 4},
      {"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", 5, 12},
      {"\xd0\xb6\xd0\xb6\xd0\xb6\xd0\xb6", 1, 2},
      {"\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80\xe2\x94\x80", 1, 2},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(estimate_tokens(row.text, Tokenizer::o200k) == row.o200k);
    CHECK(estimate_tokens(row.text, Tokenizer::claude) == row.claude);
  }
}

TEST_CASE("line ends cost the same whichever they are") {
  const std::size_t cost =
      estimate_tokens("one\ntwo\n\nthree\n", Tokenizer::o200k);
  CHECK(estimate_tokens("one\r\ntwo\r\n\r\nthree\r\n", Tokenizer::o200k) ==
        cost);
  CHECK(estimate_tokens("one\rtwo\r\rthree\r", Tokenizer::o200k) == cost);
}

TEST_CASE("a line of a megabyte costs the sum of its words") {
  std::string words;
  std::string marks;
  for (int i = 0; i < 200000; ++i) {
    words += "abcd ";
    marks += "=-=-=";
  }
  CHECK(estimate_tokens(words, Tokenizer::o200k) == 190001);
  CHECK(estimate_tokens(std::string(1000000, 'a'), Tokenizer::o200k) == 429997);
  // One run of marks: 1.05, and 0.48 for each past the third.
  CHECK(estimate_tokens(marks, Tokenizer::o200k) == 480000);
}
