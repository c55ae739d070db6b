// SPDX-License-Identifier: MIT
// Finding the vocabulary's phrases.
#include "base/error.hpp"
#include "guard/document/lexicon.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::guard;

namespace {

constexpr std::string_view k_words = R"(
# a comment
[next | heading label | once] says what comes next
en next steps | what comes next | todo*
ja 次のステップ
[commits | text | few 3] names commits
all {commit} | commit {commit}
)";

std::string groups_in(std::string_view line) {
  const Lexicon lexicon(k_words);
  PhraseFinder finder(lexicon);
  std::string text;
  for (const PhraseMatch& match : finder.find(line)) {
    text += std::string(lexicon.groups()[match.group].name) + " ";
  }
  return text;
}

} // namespace

TEST_CASE("phrases are found whatever their case, marks and language") {
  CHECK(groups_in("## NEXT STEPS (today)") == "next ");
  CHECK(groups_in("**Next-steps**") == "next ");
  CHECK(groups_in("今後と次のステップ") == "next ");
  CHECK(groups_in("the next step") == "");
  CHECK(groups_in("nextsteps") == "");
}

TEST_CASE("a star matches the rest of a word") {
  CHECK(groups_in("TODOs") == "next ");
  CHECK(groups_in("todo") == "next ");
  CHECK(groups_in("mytodo") == "");
}

TEST_CASE("phrases may contain shapes") {
  CHECK(groups_in("commit a4f0c7a") == "commits commits ");
  CHECK(groups_in("a4f0c7a") == "commits ");
  CHECK(groups_in("commit message") == "");
}

TEST_CASE("a vocabulary that breaks its format is an error") {
  CHECK_THROWS_AS(Lexicon("en phrase"), handoff::Error);
  CHECK_THROWS_AS(Lexicon("[a | nowhere | once] x"), handoff::Error);
  CHECK_THROWS_AS(Lexicon("[a | text | sometimes] x"), handoff::Error);
  CHECK_THROWS_AS(Lexicon("[a | text] x"), handoff::Error);
}
