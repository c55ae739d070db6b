// SPDX-License-Identifier: MIT
// Writing, parsing and applying recipes.
#include "point/language/apply.hpp"
#include "point/language/recipe.hpp"

#include <catch2/catch.hpp>

using namespace handoff::point;

namespace {

const Layout k_code = {.fence = "```cc"};

Passage passage(std::string_view text, std::size_t first_line) {
  return {nullptr, {{first_line, lines_of(text)}}};
}

} // namespace

TEST_CASE("a recipe's words read back, and say what they mean") {
  struct Row {
    std::string words, source, pasted;
  };
  const Row rows[] = {
      {"", "a\n\n  b\n", "```cc\na\n\n  b\n```"},
      {"raw", "a\nb", "a\nb"},
      {">", "a\n\nb\n", "> a\n>\n> b"},
      {"blanks >", "a\n\nb\n", "> a\n> \n> b"},
      {"> noblanks", "a\n\nb\n", "> a\n\n> b"},
      {"raw ind4", "a\n\nb", "    a\n\n    b"},
      {"ded2", "  a\n    b", "```cc\na\n  b\n```"},
      {"cat-n", "a\n\nb", "```cc\n     9\ta\n    10\t\n    11\tb\n```"},
      {"n6\"\xe2\x86\x92\"",
       "a",
       "```cc\n     9\xe2\x86\x92"
       "a\n```"},
      {"bn\"x.cc:\" n0\":\" raw", "a\nb", "x.cc:9:a\nx.cc:10:b"},
      {"cat-n off-4 raw", "a", "     5\ta"},
      {"raw +", "a\nb", "+a\n+b"},
      {"raw crlf", "a\nb", "a\r\nb"},
      {"raw holds-secret", "a\nb", "a\nb"},
      {"fence\"~~~~c++\"", "a", "~~~~c++\na\n~~~~"},
      {"in\"  \"", "a\nb", "  ```cc\n  a\n  b\n  ```"},
      {"raw in\"  \" first\"- \"", "a\nb", "- a\n  b"},
      {"raw first\"\" fded4", "    a\n    b", "a\n    b"},
      {"tab4 raw", "\ta\tb", "    a   b"},
      {"leadtab2 raw", "\ta\tb", "  a\tb"},
      {"rtrim raw", "a  \n\t\nb", "a\n\nb"},
      {"smart raw",
       "\"a\" isn't 'b'",
       "\xe2\x80\x9c"
       "a\xe2\x80\x9d isn\xe2\x80\x99t \xe2\x80\x98"
       "b\xe2\x80\x99"},
      {"type t2\"\xe2\x80\x93\" raw", "a b -- c", "a b \xe2\x80\x93 c"},
      {"e2\"new\" raw", "a\nb\nc", "a\nnew\nc"},
      {"wrap raw", "// a b\n// c", "a b c"},
      {"wrap5 raw", "a b c\nd e", "a b c\nd e"},
      {"wrap3 skip1 drop1 raw", "a b c\nd e", "b c\nd"},
      {"wrap:1+3 raw", "a b c d", "a\nb c d"},
  };
  for (const Row& row : rows) {
    INFO(row.words);
    const auto recipe = parse_recipe(row.words, k_code);
    REQUIRE(recipe);
    CHECK(parse_recipe(render(*recipe, k_code), k_code) == recipe);
    CHECK(apply(*recipe, passage(row.source, 9)) == row.pasted);
  }
}

TEST_CASE("pieces keep their numbers, with a gap between them") {
  const std::string text = "a\nb";
  const auto lines = lines_of(text);
  const Passage two{nullptr, {{3, {lines[0]}}, {8, {lines[1]}}}};
  CHECK(apply(*parse_recipe("raw cat-n", k_code), two) ==
        "     3\ta\n...\n     8\tb");
  CHECK(apply(*parse_recipe("gap\"// ...\" raw", k_code), two) ==
        "a\n// ...\nb");
}

TEST_CASE("unknown words and bad numbers are no recipe") {
  for (const std::string_view words :
       {"x",      "ded",       "ded0",     "ded2000",  "tab0",
        "tab99",  "e\"x\"",    "cat-n5",   "3-2",      "0",
        "3,3",    "2-",        "raw raw2", "raw  raw", "wrap:",
        "wrap:0", "wrap:1+",   "skip2",    "t1\"x\"",  "fded2",
        "fence",  "fence\"\"", " raw",     "raw ",     "gap\"x"}) {
    INFO(words);
    CHECK_FALSE(parse_recipe(words, k_code));
  }
}

TEST_CASE("a recipe for lines that are not there does not apply") {
  CHECK_FALSE(apply(*parse_recipe("e9\"x\"", k_code), passage("a", 1)));
  CHECK_FALSE(apply(*parse_recipe("wrap skip9", k_code), passage("a b", 1)));
  CHECK_FALSE(apply(Recipe{}, Passage{}));
}

TEST_CASE("the usual layout goes by what the pointer names") {
  struct Row {
    std::string pointer, fence, prefix;
  };
  const Row rows[] = {
      {"src/a.ts:1 @ 9d01b7e", "```ts", ""},
      {"src.d/Makefile:1 @ 9d01b7e", "```", ""},
      {"docs/a.md:1 @ 9d01b7e", "", "> "},
      {"9d01b7e \"x\"", "", "> "},
      {"9d01b7e^! -- a.ts", "```diff", ""},
      {"git diff 3f2a1c9..9d01b7e", "```diff", ""},
      {"git log 9d01b7e", "```", ""},
  };
  for (const Row& row : rows) {
    INFO(row.pointer);
    CHECK(usual_layout(*parse_pointer(row.pointer)) ==
          Layout{row.fence, row.prefix});
  }
}
