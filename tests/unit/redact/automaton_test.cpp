// SPDX-License-Identifier: MIT
// Searching for all keywords at once.
#include "base/error.hpp"
#include "redact/rules/automaton.hpp"

#include <catch2/catch.hpp>

using namespace handoff::redact;

namespace {

// "keyword@end " for every hit.
std::string hits(const std::vector<std::string>& keywords,
                 std::string_view text) {
  const AutomatonTables tables = build_automaton(keywords);
  std::string found;
  tables.view().scan(
      text, 0, text.size(), [&](std::uint16_t keyword, std::size_t end) {
        found += keywords[keyword] + "@" + std::to_string(end) + " ";
      });
  return found;
}

} // namespace

TEST_CASE("every keyword is found, whatever its case, overlapping or not") {
  struct Row {
    std::vector<std::string> keywords;
    std::string_view text, found;
  };
  const Row rows[] = {
      {{"he", "she", "hers"}, "uSHErs", "he@4 she@4 hers@6 "},
      {{"abc"}, "ab abC", "abc@6 "},
      {{"abc"}, "ab", ""},
      {{"aa"}, "aaa", "aa@2 aa@3 "},
      {{"\\d.\\d"}, "v1.2.3", "\\d.\\d@4 \\d.\\d@6 "},
      {{"\\h:"}, "g: F:", "\\h:@5 "},
      {{"\\\\users"}, "C:\\Users", "\\\\users@8 "},
      {{"x\xff"}, "x\xff", "x\xff@2 "},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(hits(row.keywords, row.text) == row.found);
  }
}

TEST_CASE("only the asked range is scanned") {
  const AutomatonTables tables =
      build_automaton(std::vector<std::string>{"ab"});
  int count = 0;
  tables.view().scan("ab ab ab", 3, 5, [&](std::uint16_t, std::size_t end) {
    ++count;
    CHECK(end == 5);
  });
  CHECK(count == 1);
}

TEST_CASE("an empty keyword and an unknown escape are errors") {
  CHECK_THROWS_AS(hits({""}, "x"), handoff::Error);
  CHECK_THROWS_AS(hits({"\\q"}, "x"), handoff::Error);
}
