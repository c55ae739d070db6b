// SPDX-License-Identifier: MIT
#include "guard/readable.hpp"
#include "samples.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::guard;
using namespace std::string_literals;

TEST_CASE("text is read in whatever encoding it stands") {
  CHECK(Readable("a\r\nb\r\n").text() == "a\nb\n");
  CHECK(Readable("\xef\xbb\xbf"
                 "a\n")
            .text() == "a\n");
  CHECK(Readable("\xff\xfe"
                 "a\0\n\0"s)
            .text() == "a\n");
  CHECK(Readable("\xfe\xff\0a\0\n"s).text() == "a\n");
}

TEST_CASE("binary files have no text") {
  CHECK_FALSE(Readable("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s).text());
  CHECK_FALSE(Readable("").text());
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
