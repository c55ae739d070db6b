// SPDX-License-Identifier: MIT
#include "text/tokens.hpp"

#include <catch2/catch.hpp>

using handoff::text::estimate_tokens;
using handoff::text::Tokenizer;

TEST_CASE("each feature of the lexer costs what the formula says") {
  struct Row {
    std::string_view text;
    std::size_t o200k, claude;
  };
  // Ten times each feature, so that rounding hides nothing.
  static constexpr Row rows[] = {
      {"", 0, 0},
      {"    ", 0, 0},
      {"abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd", 9, 11},
      {"aB aB aB aB aB", 9, 11},
      {"123 123 123 123 123 123 123 123 123 1234", 17, 12},
      {"\n\n\n \n \n \n \n \n \n \n \n", 9, 11},
      {"----------", 1, 1},
      {"\xff\xff\xff\xff\xff", 8, 8},
      {"\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad\xe4\xb8\xad", 4, 6},
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
  CHECK(estimate_tokens(words, Tokenizer::o200k) == 188000);
  CHECK(estimate_tokens(std::string(1000000, 'a'), Tokenizer::o200k) == 70001);
  // One run of marks: 0.7 and 0.3 for each past the first.
  CHECK(estimate_tokens(marks, Tokenizer::o200k) == 300000);
}
