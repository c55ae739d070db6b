// SPDX-License-Identifier: MIT
// Quoting for the shell.
#include "text/shell_word.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

TEST_CASE("what is quoted is one word of the shell, whatever is in it") {
  struct Row {
    std::string_view path, word;
  };
  static constexpr Row rows[] = {
      {"/tmp/a-b.md", "/tmp/a-b.md"},
      {"/tmp/a b", "'/tmp/a b'"},
      {"/tmp/$(x)", "'/tmp/$(x)'"},
      {"it's", "'it'\\''s'"},
      {"", "''"},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(text::shell_word(row.path) == row.word);
  }
}
