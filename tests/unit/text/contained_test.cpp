// SPDX-License-Identifier: MIT
// Foreign Markdown inside a document.
#include "text/markdown.hpp"

#include <catch2/catch.hpp>

using handoff::text::contained;

namespace {
struct Row {
  std::string_view markdown, safe;
};
} // namespace

TEST_CASE("headings sink under ours and keep their order") {
  static constexpr Row rows[] = {
      {"# a\n## b\n", "### a\n#### b\n"},
      {"### a\n#### b\n", "### a\n#### b\n"},
      {"# a\n###### b\n", "### a\n###### b\n"},
      {"a\n===\nb\n---\n", "### a\n#### b\n"},
      {"two\n  lines\n---\n", "### two lines\n"},
      {"ends in #\n---\n", "### ends in \\#\n"},
      {"- # a\n- b\n  ===\n", "- ### a\n- ### b\n"},
      {"> # a\n> b\n> ---\n", "> ### a\n> #### b\n"},
      {"1. > - # deep\n", "1. > - ### deep\n"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(contained(row.markdown, 2) == row.safe);
  }
  CHECK(contained("# a\n", 5) == "###### a\n");
  CHECK(contained("# a\n## b\n", 1) == "## a\n### b\n");
}

TEST_CASE("code is left as it is") {
  static constexpr std::string_view rows[] = {
      "```sh\n# comment\n<b>\n---\n```\n",
      "    # indented <b>\n",
      "- a\n\n  ```\n  # x\n  ```\n",
      "> ~~~\n> <!-- -->\n> ~~~\n",
      "`vector<int>` and ``a ` <b>``\n",
      "`over\n<x> two lines`\n",
  };
  for (const std::string_view row : rows) {
    CHECK(contained(row, 2) == row);
  }
}

TEST_CASE("an open construct is closed at the end of the text") {
  static constexpr Row rows[] = {
      {"```\na", "```\na\n```\n"},
      {"~~~~ x\na\n", "~~~~ x\na\n~~~~\n"},
      {"- ```\n  a\n", "- ```\n  a\n  ```\n"},
      {"> ```\n> a\nb\n", "> ```\n> a\n> ```\nb\n"},
      {"1. > ```\n", "1. > ```\n   > ```\n"},
      {"- ```\n  a\n\nb\n", "- ```\n  a\n\n  ```\nb\n"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(contained(row.markdown, 2) == row.safe);
  }
}

TEST_CASE("raw HTML is text") {
  static constexpr Row rows[] = {
      {"<!-- hidden -->\n", "\\<!-- hidden -->\n"},
      {"<div>\n# a\n</div>\n", "\\<div>\n### a\n\\</div>\n"},
      {"a <b>c</b> <?x?>\n", "a \\<b>c\\</b> \\<?x?>\n"},
      {"`a\n<div>`\n", "`a\n\\<div>`\n"},
      {"| `a | <b>` |\n|--|--|\n", "| `a | \\<b>` |\n|--|--|\n"},
      {"http://a`<b>`\n", "http://a`&lt;b>`\n"},
      {"``a `b` `<c>`\n", "``a `b` `\\<c>`\n"},
      {"http://a<b>\n", "http://a&lt;b>\n"},
      {"\\<b>, 1 < 2, <https://a.b>\n", "\\<b>, 1 < 2, <https://a.b>\n"},
      {"\\\\<b>\n", "\\\\\\<b>\n"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(contained(row.markdown, 2) == row.safe);
  }
}

TEST_CASE("definitions and front matter reach nothing outside") {
  static constexpr Row rows[] = {
      {"[Q1]: http://evil\n", "\\[Q1]: http://evil\n"},
      {"- [^1]: note\n", "- \\[^1]: note\n"},
      {"[a]: b\n===\n", "### \\[a]: b\n"},
      {"---\nkind: x\n---\n", "___\n### kind: x\n"},
      {"---\na: 1\nb: 2\n---\n", "___\n### a: 1 b: 2\n"},
      {"* ---\n", "* ___\n"},
      {"[x] done, [a](b), [a][b]\n", "[x] done, [a](b), [a][b]\n"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(contained(row.markdown, 2) == row.safe);
  }
}

TEST_CASE("ordinary notes are untouched, but for a last newline") {
  static constexpr std::string_view notes =
      "Text with *emphasis*, a [link](https://a.b/c_d) and 1 < 2.\n\n"
      "- [ ] todo\n  1. nested\n\n| a | b |\n|---|---|\n| `x` | y |\n\n***\n"
      "> quoted\n\nR&D &amp; more\\\nlast";
  CHECK(contained(notes, 2) == std::string(notes) + "\n");
  CHECK(contained("", 2).empty());
}

TEST_CASE("what is nested too deep to be judged is fenced") {
  const std::string deep = std::string(100, '>') + " # a\n";
  CHECK(contained(deep, 2) == "```\n" + deep + "```\n");
  const std::string nested = std::string(20, '>') + " # a\n";
  CHECK(contained(nested, 2) == std::string(20, '>') + " ### a\n");
}
