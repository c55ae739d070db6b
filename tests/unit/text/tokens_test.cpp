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
