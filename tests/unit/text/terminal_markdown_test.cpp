// SPDX-License-Identifier: MIT
// Markdown on a terminal.
#include "text/terminal_markdown.hpp"
#include "text/visible.hpp"

#include <catch2/catch.hpp>

using namespace handoff::text;

namespace {

std::string plain(std::string_view markdown, std::size_t columns = 20) {
  return terminal_markdown(markdown, columns, Color::off);
}

// With colour, ESC as "^".
std::string colored(std::string_view markdown, std::size_t columns = 20) {
  std::string text = terminal_markdown(markdown, columns, Color::on);
  for (char& c : text) {
    c = c == '\x1b' ? '^' : c;
  }
  return text;
}

struct Row {
  std::string_view markdown, shown;
};

} // namespace

TEST_CASE("what is wrapped hangs below the text it belongs to") {
  static constexpr Row rows[] = {
      {"", ""},
      {"one two three four five", "one two three four\nfive\n"},
      {"- one two three fours\n", "- one two three\n  fours\n"},
      {"10. one two three four\n    five",
       "10. one two three\n    four\n    five\n"},
      {"- a\n  - one two three four\n", "- a\n  - one two three\n    four\n"},
      {"> one two three fours\n", "> one two three\n> fours\n"},
      {"> - one two three four", "> - one two three\n>   four\n"},
      {"# one two three four", "# one two three four\n"},
      {"one\ntwo\n\n\nthree  four\n", "one\ntwo\n\n\nthree  four\n"},
      {"\t\n>\n- \n", "\n>\n-\n"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(plain(row.markdown) == row.shown);
  }
}

TEST_CASE("code, tables and long words stay whole") {
  static constexpr Row rows[] = {
      {"```\na long line of code, all of it\n```\n",
       "```\na long line of code, all of it\n```\n"},
      {"- x\n\n      a long line of code, all of it\n",
       "- x\n\n      a long line of code, all of it\n"},
      {"| a long | row of a | table |\n|--|--|--|\n| `x|` | b\n",
       "| a long | row of a | table |\n|--|--|--|\n| `x|` | b\n"},
      {"see https://example.com/a/long/path now",
       "see\nhttps://example.com/a/long/path\nnow\n"},
      {"it is `a.cc:1-2 @ 12345` there", "it is\n`a.cc:1-2 @ 12345`\nthere\n"},
      {"it is `one two three four five`, ok",
       "it is `one two three\nfour five`, ok\n"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(plain(row.markdown) == row.shown);
  }
}

TEST_CASE("wide characters take two columns and need no blank") {
  CHECK(plain("中文中文中文中文中文中文") == "中文中文中文中文中文\n中文\n");
  CHECK(plain("- 中文中文中文中文中文") == "- 中文中文中文中文中\n  文\n");
}

TEST_CASE("escapes and entities are resolved, HTML is text") {
  CHECK(plain("\\*a\\* \\[b\\] &lt;c&gt; &#42; &#7; &x;", 80) ==
        "*a* [b] <c> * &#7; &x;\n");
  CHECK(plain("a\\\nb <b>", 80) == "a\nb <b>\n");
  CHECK(plain("`\\* &lt;`", 80) == "`\\* &lt;`\n");
}

TEST_CASE("with colour marks give way to styles") {
  static constexpr Row rows[] = {
      {"## Next *steps* ##", "^[1mNext ^[m^[1;3msteps^[m\n"},
      {"# Title", "^[1;4mTitle^[m\n"},
      {"Title\n===\n", "^[1;4mTitle^[m\n"},
      {"**Q1** why", "^[1mQ1 ^[mwhy\n"},
      {"a `b c` d", "a ^[36mb c ^[md\n"},
      {"*a **b** c* _d_", "^[3ma ^[m^[1;3mb ^[m^[3mc d^[m\n"},
      {"2*3 * 4 snake_case_x **a", "2*3 * 4 snake_case_x\n**a\n"},
      {"```sh\nx\n```", "^[2m```sh^[m\n^[36mx^[m\n^[2m```^[m\n"},
      {"<https://a.b>", "^[4mhttps://a.b^[m\n"},
      {"**one two three four five**",
       "^[1mone two three four^[m\n^[1mfive^[m\n"},
  };
  for (const Row& row : rows) {
    INFO(row.markdown);
    CHECK(colored(row.markdown) == row.shown);
  }
}

TEST_CASE("front matter is dim and hangs") {
  CHECK(colored("---\nid: x\npurpose: one two three\n---\na\n") ==
        "^[2m---^[m\n^[2mid: x^[m\n^[2mpurpose: one two^[m\n  ^[2mthree^[m\n"
        "^[2m---^[m\na\n");
  CHECK(colored("---\nopen", 20) == "^[2m---^[m\nopen\n");
}

TEST_CASE("no escape of the content reaches the terminal") {
  for (const std::string_view hostile : {"\x1b[31mred",
                                         "`\x1b]8;;x\x07`",
                                         "```\n\x1b[2J\n```",
                                         "&#27;[2J",
                                         "# \xc2\x9b"
                                         "31m",
                                         "---\na: \x1b[2J\n---\n",
                                         "| \x1b | b |\n|-|-|\n",
                                         "\\\x1b[2J"}) {
    const std::string shown = plain(hostile, 80);
    INFO(shown);
    CHECK(shown.find('\x1b') == std::string::npos);
    CHECK(shown.find("\xc2\x9b") == std::string::npos);
    std::string ours = terminal_markdown(hostile, 80, Color::on);
    for (std::size_t at = 0; (at = ours.find('\x1b', at)) != ours.npos; ++at) {
      CHECK(ours.find('m', at) - at <= 9);
      CHECK(ours[at + 1] == '[');
    }
  }
}

TEST_CASE("lines fit whatever the width where words are short") {
  const std::string_view markdown =
      "# A title of words\n\n- one two three\n  - four five six seven\n"
      "> eight nine ten eleven\n\n1. twelve `a b c` thirteen **four teen**\n";
  for (std::size_t columns = 20; columns < 60; ++columns) {
    std::string_view text = markdown;
    const std::string shown = plain(text, columns);
    for (std::size_t at = 0; at < shown.size();) {
      const std::size_t end = shown.find('\n', at);
      CHECK(display_width(shown.substr(at, end - at)) <= columns);
      at = end + 1;
    }
  }
}
