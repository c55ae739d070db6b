// SPDX-License-Identifier: MIT
// Top-level blocks of Markdown.
#include "text/markdown.hpp"

#include <catch2/catch.hpp>

using namespace handoff::text;

namespace {

// Each block as `kind<its text>`.
std::string outline(std::string_view markdown) {
  static constexpr std::string_view k_names[] = {"heading",
                                                 "fence",
                                                 "code",
                                                 "quote",
                                                 "item",
                                                 "table",
                                                 "html",
                                                 "rule",
                                                 "text"};
  std::string out;
  for (const Block& block : parse_blocks(markdown)) {
    out += k_names[static_cast<std::size_t>(block.kind)];
    out += '<';
    out += markdown.substr(block.start, block.end - block.start);
    out += '>';
  }
  return out;
}

struct Row {
  std::string_view markdown, blocks;
};

} // namespace

TEST_CASE("each kind of block is found with its place") {
  static constexpr Row rows[] = {
      {"", ""},
      {"\n \n\t\n", ""},
      {"a\nb\n\nc", "text<a\nb\n>text<c>"},
      {"# a\nb\n", "heading<# a\n>text<b\n>"},
      {"a\nb\n===\nc\n---\n", "heading<a\nb\n===\n>heading<c\n---\n>"},
      {"a\n\n---\n***\n", "text<a\n>rule<---\n>rule<***\n>"},
      {"```sh\n# no\n\n```\nx", "fence<```sh\n# no\n\n```\n>text<x>"},
      {"````\n```\n````\n", "fence<````\n```\n````\n>"},
      {"~~~\nopen\n\n", "fence<~~~\nopen\n\n>"},
      {"    a\n\n    b\n\nc", "code<    a\n\n    b\n>text<c>"},
      {"a\n    b", "text<a\n    b>"},
      {"> a\nlazy\n\n> b", "quote<> a\nlazy\n>quote<> b>"},
      {"- a\n- b\n\n  c\n\n  - d\n* e",
       "item<- a\n>item<- b\n\n  c\n\n  - d\n>item<* e>"},
      {"1. a\n   ```\n   # b\n   ```\n2) c",
       "item<1. a\n   ```\n   # b\n   ```\n>item<2) c>"},
      {"a\n2. b", "text<a\n2. b>"},
      {"a\n1. b", "text<a\n>item<1. b>"},
      {"a | b\n- | -\n", "text<a | b\n>item<- | -\n>"},
      {"a | b\n--|--\n1 | 2\n\nc", "table<a | b\n--|--\n1 | 2\n>text<c>"},
      {"a | b\n--|--|--\n", "text<a | b\n--|--|--\n>"},
      {"a|\n-|\nb\n|\n-\n", "table<a|\n-|\nb\n>heading<|\n-\n>"},
      {"<!-- a\n\n# b -->\nc", "html<<!-- a\n\n# b -->\n>text<c>"},
      {"<div>\n# a\n\nb", "html<<div>\n# a\n>text<b>"},
      {"a <b>\n<i>\n", "text<a <b>\n<i>\n>"},
      {"-\n\n  a", "item<-\n>text<  a>"},
      {"a\r\nb\r\n\r\n# c\r", "text<a\r\nb\r\n>heading<# c\r>"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(outline(row.markdown) == row.blocks);
  }
}

TEST_CASE("a heading knows its level and its title") {
  struct Title {
    std::string_view markdown;
    int level;
    std::string_view title;
  };
  static constexpr Title rows[] = {
      {"# Goal", 1, "Goal"},
      {"   ###   Next steps ##  \n", 3, "Next steps"},
      {"###### C#", 6, "C#"},
      {"##", 2, ""},
      {"# #", 1, ""},
      {"Goal\n====\n", 1, "Goal"},
      {"What\nyou must\n---\n", 2, "What you must"},
  };
  for (const Title& row : rows) {
    INFO(row.markdown);
    const std::vector<Block> blocks = parse_blocks(row.markdown);
    REQUIRE(blocks.size() == 1);
    CHECK(blocks[0].kind == BlockKind::heading);
    CHECK(blocks[0].level == row.level);
    CHECK(blocks[0].title == row.title);
  }
}

TEST_CASE("lines that only look like headings are not headings") {
  for (const std::string_view row :
       {"#a", "####### a", "\\# a", "    # a", "a\n\n==="}) {
    INFO(row);
    CHECK(outline(row).find("heading") == std::string::npos);
  }
}
