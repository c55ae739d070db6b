// SPDX-License-Identifier: MIT
// Words, shapes and folding.
#include "guard/document/words.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace handoff::guard;

namespace {

// "word|word" and "<shape>" of a line.
std::string words_of(std::string_view line) {
  WordReader reader;
  std::string text;
  for (const Word& word : reader.read(line)) {
    text += text.empty() ? "" : "|";
    text += word.shape == Shape::none
                ? std::string(reader.folded().substr(word.begin, word.size))
                : "<" + std::to_string(static_cast<int>(word.shape)) + ">";
  }
  return text;
}

Shape only_shape(std::string_view line) {
  WordReader reader;
  const auto words = reader.read(line);
  return words.size() == 1 ? words[0].shape : Shape::none;
}

} // namespace

TEST_CASE("words are folded: case, accents, width, apostrophes") {
  CHECK(words_of("Next Steps") == "next|steps");
  CHECK(words_of("What's next") == "whats|next");
  CHECK(words_of("What’s next") == "whats|next");
  CHECK(words_of("Übergabe") == "ubergabe");
  CHECK(words_of("U\xcc\x88"
                 "bergabe") == "ubergabe"); // decomposed
  CHECK(words_of("ＮＥＸＴ") == "next");
  CHECK(words_of("hand-off") == "hand|off");
  CHECK(words_of("ha\xe2\x80\x8bnd") == "hand"); // a zero-width space
}

TEST_CASE("scripts without blanks give a word a character, composed or not") {
  CHECK(words_of("引き継ぎ") == "引|き|継|き");
  CHECK(words_of("다음") == words_of("\xe1\x84\x83\xe1\x85\xa1"
                                     "\xe1\x84\x8b\xe1\x85\xb3\xe1\x86\xb7"));
  CHECK(words_of("ｾｯｼｮﾝ") == words_of("セッション"));
}

TEST_CASE("facts have shapes") {
  struct Row {
    const char* text;
    Shape shape;
  };
  const Row rows[] = {
      {"2026-05-08", Shape::date},
      {"8.5.2026", Shape::date},
      {"20260508", Shape::date},
      {"2026-05-08T12:00", Shape::date},
      {"14:45", Shape::time},
      {"v1.3.2", Shape::version},
      {"a4f0c7a", Shape::commit},
      {"44/44", Shape::ratio},
      {"95%", Shape::percent},
      {"#42", Shape::reference},
      {"src/parse.cc", Shape::path},
      {"src/parse.cc:12", Shape::place},
      {"/home/ada/src", Shape::home},
      {"C:\\Users\\ada\\x", Shape::home},
      {"feat/rating", Shape::branch},
      {"https://example.org", Shape::url},
      {"http://localhost:80", Shape::local_url},
      {"[what was done]", Shape::placeholder},
      {"{{name}}", Shape::placeholder},
      {"<branch-name>", Shape::placeholder},
      {"YYYY-MM-DD", Shape::placeholder},
      {"[x]", Shape::tick},
      {"[ ]", Shape::box},
      {"1234", Shape::number},
      {"deadbeef", Shape::none},
      {"word", Shape::none},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(only_shape(row.text) == row.shape);
  }
}

TEST_CASE("links and HTML are no placeholders") {
  CHECK(words_of("[the page](x)").find("<17>") == std::string::npos);
  CHECK(words_of("<details>").find("<17>") == std::string::npos);
  CHECK(words_of("[WIP]") == "wip");
}
