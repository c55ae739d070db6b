// SPDX-License-Identifier: MIT
// Which files are read, and in which encoding.
#include "guard/document/readable.hpp"
#include "samples.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::guard;
using namespace std::string_literals;

TEST_CASE("text is read in any encoding") {
  CHECK(Readable("a\r\nb\r\n").text() == "a\nb\n");
  CHECK(Readable("\xef\xbb\xbf"
                 "a\n")
            .text() == "a\n");
  CHECK(Readable("\xff\xfe"
                 "a\0\n\0"s)
            .text() == "a\n");
  CHECK(Readable("\xfe\xff\0a\0\n"s).text() == "a\n");
}

TEST_CASE("a few bytes that text does not have leave it text") {
  const std::string text = "# Session handoff\n\nwhat was done\n";
  const struct {
    std::string bytes, text;
  } rows[] = {
      {text + "\0"s, text},
      {text + std::string(4096, '\0'), text},
      {"# a\0b\n"s + text, "# a b\n" + text},
      {"\xff\xfe" + text, text},
      {"\xfe\xff" + text + "x", text + "x"},
      {"\x01" + text, "\x01" + text},
  };
  for (const auto& row : rows) {
    CHECK(Readable(row.bytes).text() == row.text);
  }
}

TEST_CASE("binary files have no text") {
  CHECK_FALSE(Readable("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s).text());
  CHECK_FALSE(Readable("").text());
  CHECK_FALSE(Readable("\x7f"
                       "ELF\x02\x01\x01"s +
                       std::string(9, '\0') + "\x03\0>\0\x01\0\0\0"s)
                  .text());
  CHECK_FALSE(Readable(std::string(100, '\0')).text());
}

TEST_CASE("source code is not read, prose is") {
  std::string code;
  for (int i = 0; i < 50; ++i) {
    code += "int f" + std::to_string(i) + "(int x) {\n  return x;\n}\n";
  }
  CHECK_FALSE(may_be_prose(code));
  CHECK_FALSE(may_be_prose(std::string(100000, 'x')));
  CHECK(may_be_prose(handoff::test::k_english_handoff));
  CHECK(may_be_prose(handoff::test::k_readme));
}

TEST_CASE("a document that is mostly fenced code is still a document") {
  const std::string code = "int a;\nint b;\nvoid f() {\n}\n";
  const std::string notes = "# Session\n\n- Source: x\n- Messages: 3\n\n";
  CHECK(may_be_prose(notes + "```c\n" + code + code + code + "```\n"));
  CHECK(may_be_prose(notes + "> ```c\n> " + code + code + "> ```\n"));
  CHECK_FALSE(may_be_prose(notes + code + code + code));
}

TEST_CASE("what strings escape has words again, in as many lines") {
  CHECK(unescaped("a\\nb\\tc\\r\\nd") == "a  b  c    d");
  CHECK(unescaped("a\\\\name\n\\") == "a\\\\name\n\\");
  CHECK(unescaped("").empty());
}

TEST_CASE("lines of code are recognised by their beginnings and ends") {
  const std::string_view code[] = {"#include <stdio.h>",
                                   "#!/bin/sh",
                                   "/* what is said of it */",
                                   "// says one line",
                                   "\tcall(one,",
                                   "  \"key\": \"value\",",
                                   "  },",
                                   "#: parse.c:12",
                                   "msgid \"two words\"",
                                   "\"of a message\\n\"",
                                   "return x;"};
  const std::string_view prose[] = {"# Title",
                                    "#2 is done",
                                    "- \"quoted\" words",
                                    "\t- an item",
                                    "\"So be it\", he said",
                                    "\"",
                                    "he said \"two words\"",
                                    "a/*.cc and more"};
  const std::string words = "One line.\nTwo lines.\nThree.\nFour.\nFive.\n";
  const auto thrice = [&](std::string_view line) {
    std::string text = words;
    for (int i = 0; i < 3; ++i) {
      text += std::string(line) + "\n";
    }
    return text;
  };
  for (const std::string_view line : code) {
    CAPTURE(line);
    CHECK_FALSE(may_be_prose(thrice(line)));
  }
  for (const std::string_view line : prose) {
    CAPTURE(line);
    CHECK(may_be_prose(thrice(line)));
  }
}

TEST_CASE("the content of a multi-line comment is code") {
  std::string text = "/*\n";
  for (int i = 0; i < 9; ++i) {
    text += " * The words of a comment\n";
  }
  CHECK_FALSE(may_be_prose(text + " */\nOne.\nTwo.\nThree.\nFour.\n"));
  CHECK(may_be_prose(text.substr(3) + "One.\nTwo.\nThree.\n"));
}

TEST_CASE("what begins as code goes on as code, or has to be read") {
  const std::string code = "int a;\nint b;\nvoid f() {\n}\n\tcall(a);\n";
  const std::string prose = "# Title\n\nSome words.\n- an item of it\n";
  const auto many = [](const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) {
      all += text;
    }
    return all;
  };
  const std::string texts[] = {many(code, 2000),
                               many(prose, 100) + many(code, 2000),
                               many(code, 40) + many(prose, 3000),
                               many(code + prose, 1000),
                               "\xff\xfe" + many(code, 2000),
                               many(code, 2000) + '\0',
                               many("int a;\r\nint b;\r\n", 4000),
                               std::string(50'000, 'x')};
  bool was_settled = false;
  for (const std::string& text : texts) {
    for (const std::size_t size : {100U, 8000U, 16000U, 30000U}) {
      if (!may_go_on_as_prose(std::string_view(text).substr(0, size))) {
        const Readable whole(text);
        CHECK((!whole.text() || !may_be_prose(*whole.text())));
        was_settled = true;
      }
    }
  }
  CHECK(was_settled);
  CHECK(may_go_on_as_prose(texts[4].substr(0, 16000)));
  CHECK_FALSE(may_go_on_as_prose(texts[0].substr(0, 16000)));
}
