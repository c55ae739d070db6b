// SPDX-License-Identifier: MIT
// Cutting texts between words.
#include "session/records/text_cut.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::session;

TEST_CASE("a cut goes between words, from either end") {
  const struct {
    std::string text;
    std::size_t most;
    std::string head, tail;
  } rows[] = {
      {"short", 5, "short", "short"},
      {"", 0, "", ""},
      {"one two three", 8, "one two ", " three"},
      {"one two three", 7, "one two", " three"},
      {"one two three", 6, "one ", " three"},
      {"aToken0123456789", 8, "", ""},
      {"key=aToken0123 b", 12, "", " b"},
      {"\xe4\xbd\xa0\xe5\xa5\xbd", 4, "\xe4\xbd\xa0", "\xe5\xa5\xbd"},
      {"\xe4\xbd\xa0xyz", 4, "\xe4\xbd\xa0", "xyz"},
      {"a\nb", 1, "a", "b"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.most);
    CHECK(cut_utf8(row.text, row.most) == row.head);
    CHECK(end_utf8(row.text, row.most) == row.tail);
  }
}
