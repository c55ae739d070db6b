// SPDX-License-Identifier: MIT
// Fences, code spans and escaped inline text.
#include "text/markdown.hpp"

#include <catch2/catch.hpp>

using namespace handoff::text;

namespace {
struct Row {
  std::string_view text, escaped;
};
} // namespace

TEST_CASE("a fence is longer than any inside") {
  static constexpr Row rows[] = {
      {"", "```\n```\n"},
      {"a", "```\na\n```\n"},
      {"a\n", "```\na\n```\n"},
      {"x ``` y\n", "````\nx ``` y\n````\n"},
      {"`````\n", "``````\n`````\n``````\n"},
      {"~~~\n", "```\n~~~\n```\n"},
  };
  for (const Row& row : rows) {
    CHECK(fenced(row.text) == row.escaped);
  }
  CHECK(fenced("a", "c++") == "```c++\na\n```\n");
  CHECK(fenced("a", "x\n# y") == "```\na\n```\n");
}

TEST_CASE("a code span holds whatever backticks there are") {
  static constexpr Row rows[] = {
      {"a", "`a`"},
      {"a`b", "``a`b``"},
      {"`", "`` ` ``"},
      {"a``b`", "``` a``b` ```"},
      {" a ", "`  a  `"},
      {"", "` `"},
      {"a\nb\x1b", "`a b␛`"},
  };
  for (const Row& row : rows) {
    CHECK(code_span(row.text) == row.escaped);
  }
}

TEST_CASE("what could open something is escaped") {
  static constexpr Row rows[] = {
      {"# a", "\\# a"},
      {"- a", "\\- a"},
      {"* a", "\\* a"},
      {"12. a", "12\\. a"},
      {"1) a", "1\\) a"},
      {"> a", "\\> a"},
      {"===", "\\==="},
      {"---", "\\---"},
      {"***", "\\*\\*\\*"},
      {"~~~ x", "\\~\\~\\~ x"},
      {"```x", "\\`\\`\\`x"},
      {"    code", "code"},
      {"a *b* _c_ __d__", "a \\*b\\* \\_c\\_ \\_\\_d\\_\\_"},
      {"[a](b) ![c][d]", "\\[a\\](b) !\\[c\\]\\[d\\]"},
      {"<b> <!-- x", "\\<b> \\<!-- x"},
      {"a | b", "a \\| b"},
      {"&lt; &#60;", "\\&lt; \\&#60;"},
      {"~~a~~", "\\~\\~a\\~\\~"},
      {"one ` tick", "one \\` tick"},
      {"`a|b`", "\\`a\\|b\\`"},
      {"`b]: c` or `d`", "\\`b\\]: c\\` or `d`"},
      {"end\\", "end\\\\"},
      {"\\*", "\\\\\\*"},
      {"http://a<b>", "http://a&lt;b>"},
      {"a\n# b", "a # b"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(escaped_inline(row.text) == row.escaped);
  }
}

TEST_CASE("what is harmless stays readable") {
  static constexpr std::string_view rows[] = {
      "",
      "parser: reject empty names (#42)",
      "#42 is fixed",
      "snake_case_name",
      "2 * 3 < 4, R&D, a - b, 1.5",
      "use `vector<int>` or ``a`b``",
      "at `[::1]:53` in place of `8.8.8.8`",
      "~/file and https://a.b/~user?x=1&y=2",
      "path\\to, C:\\dir",
      "naïve – 中文 👍",
  };
  for (const std::string_view row : rows) {
    CHECK(escaped_inline(row) == row);
  }
}
