// SPDX-License-Identifier: MIT
// Words, stems and concepts.
#include "skills/concepts.hpp"
#include "skills/words.hpp"

#include <catch2/catch.hpp>

using namespace handoff::skills;

TEST_CASE("text is cut into words at anything else, names stay whole") {
  using Words = std::vector<std::string_view>;
  const std::pair<std::string_view, Words> rows[] = {
      {"fix the bug", {"fix", "the", "bug"}},
      {"CI/CD, e2e-tests", {"CI", "CD", "e2e", "tests"}},
      {"useState, GitHub", {"useState", "GitHub"}},
      {".github/workflows", {"github", "workflows"}},
      {"na\xc3\xafve", {"na\xc3\xafve"}},
      {"", {}},
      {" -- ", {}},
  };
  for (const auto& [text, words] : rows) {
    CHECK(split_words(text) == words);
  }
}

TEST_CASE("words of one family have one stem") {
  Stemmer stemmer;
  const std::string debug(stemmer.stem("debug"));
  CHECK(stemmer.stem("Debugging") == debug);
  CHECK(stemmer.stem("DEBUGS") == debug);
  CHECK(stemmer.stem("") == "");
  CHECK(stemmer.stem(std::string(10000, 'A')) == std::string(10000, 'a'));
}

TEST_CASE("function words are stop words, subjects are not") {
  CHECK(is_stop_word("the"));
  CHECK(is_stop_word("when"));
  CHECK_FALSE(is_stop_word("test"));
  CHECK_FALSE(is_stop_word("skill"));
  CHECK_FALSE(is_stop_word(""));
}

TEST_CASE("the table of concepts has two kinds of lines") {
  Stemmer stemmer;
  const auto concepts = read_concepts(
      "# comment\n\ncrashes, memory leak > debugging\npr = pull requests\n",
      stemmer);
  REQUIRE(concepts.size() == 2);
  CHECK(concepts[0].said == std::vector<Phrase>{"crash", "memori leak"});
  CHECK(concepts[0].targets == std::vector<Phrase>{"debug"});
  CHECK_FALSE(concepts[0].is_synonym);
  CHECK(concepts[1].targets == std::vector<Phrase>{"pr", "pull request"});
  CHECK(concepts[1].is_synonym);
}

TEST_CASE("the compiled-in table keeps to its form") {
  Stemmer stemmer;
  const auto words = [](const Phrase& phrase) {
    return 1 + std::count(phrase.begin(), phrase.end(), ' ');
  };
  for (const Concept& one : read_concepts(stemmer)) {
    CHECK_FALSE(one.targets.empty());
    for (const Phrase& phrase : one.said) {
      INFO(phrase);
      CHECK(words(phrase) <= 3);
    }
    for (const Phrase& phrase : one.targets) {
      INFO(phrase);
      CHECK(words(phrase) <= 2);
    }
  }
}
