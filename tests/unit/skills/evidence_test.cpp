// SPDX-License-Identifier: MIT
// Evidence for skills in paths, commands and notes.
#include "skills/evidence.hpp"

#include <catch2/catch.hpp>

using namespace handoff::skills;

TEST_CASE("paths say their endings, names in capitals and tools' places") {
  CHECK(path_words({}).empty());
  CHECK(path_words({"a.pptx"}) == "pptx, ");
  CHECK(path_words({"skills/x/SKILL.md"}) == "md, SKILL, ");
  CHECK(path_words({".github/workflows/ci.yml"}) == "yml, .github/workflows, ");
  CHECK(path_words({"Makefile", "README.md"}) == "md, Makefile, ");
}

TEST_CASE("an ending that few of the paths have says nothing") {
  std::vector<std::string> paths(9, "src/a.cc");
  paths.emplace_back("x.pptx");
  CHECK(path_words(paths) == "cc, ");
}

TEST_CASE("commands say their first words, of the first few commands") {
  CHECK(command_words({}).empty());
  CHECK(command_words({"npm run test -- --watch"}) == "npm run test, ");
  const std::vector<std::string> many(50, "make");
  CHECK(command_words(many).size() < 100);
}

TEST_CASE("of long notes the first words count") {
  std::string notes;
  for (int i = 0; i < 1000; ++i) {
    notes += "word ";
  }
  CHECK(note_words(notes + "last").size() < notes.size());
  CHECK(note_words("short") == "short");
  CHECK(note_words("").empty());
}
