// SPDX-License-Identifier: MIT
// Terms, ranking and exact search in an archive.
#include "archive/needles.hpp"
#include "archive/removed.hpp"
#include "archive/search.hpp"
#include "archive/terms.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace handoff::archive;

namespace {

std::set<std::uint64_t> terms_of(std::string_view text) {
  TermReader reader(text);
  std::set<std::uint64_t> terms;
  for (std::uint64_t term = reader.next(); term != 0; term = reader.next()) {
    terms.insert(term);
  }
  return terms;
}

bool shares_term(std::string_view one, std::string_view other) {
  const auto terms = terms_of(other);
  for (const std::uint64_t term : terms_of(one)) {
    if (terms.contains(term)) {
      return true;
    }
  }
  return false;
}

Draft conversation(std::vector<std::pair<Part, std::string>> texts) {
  Draft draft = {{.agent = "claude", .id = "1c38adc0"}};
  std::uint32_t number = 0;
  for (auto& [part, text] : texts) {
    draft.front().turns.push_back({++number, {{part, text}}});
  }
  return draft;
}

std::uint32_t best_turn(const Draft& archive, std::string_view question) {
  const View view = view_of(archive);
  const auto matches = search(view, question, 3);
  return matches.empty() ? 0 : matches.front().passage.turn->number;
}

} // namespace

TEST_CASE("words are one term in every form that people use") {
  const std::pair<const char*, const char*> same[] = {
      {"Failing", "failed"},
      {"the parser", "Parsers"},
      {"parse_header", "header"},
      {"parseHeader", "header"},
      {"src/parse.cc", "parse"},
      {"src/parse.cc:120", "src/parse.cc"},
      {"caches", "cache"},
      {"決定した", "決定"},
      {"Größe", "die Größe"},
  };
  for (const auto& [one, other] : same) {
    CAPTURE(one, other);
    CHECK(shares_term(one, other));
  }
}

TEST_CASE("words that say nothing, and others, share no term") {
  const std::pair<const char*, const char*> different[] = {
      {"what is the", "where are they"},
      {"parser", "render"},
      {"決定", "質問"},
      {"", "x"},
      {"...", "--- /// ___"},
  };
  for (const auto& [one, other] : different) {
    CAPTURE(one, other);
    CHECK_FALSE(shares_term(one, other));
  }
}

TEST_CASE("a question finds the turn that answers it") {
  const Draft archive = conversation(
      {{Part::asked, "Please add a window protocol to the canvas."},
       {Part::said, "I read src/window.cc and the tests."},
       {Part::chose, "Which timer?\n-> a heap\nnot: a sorted list"},
       {Part::ran, "make test\n-> exit 2\nFAIL: window_resize lost a frame"},
       {Part::said, "The resize needs one round trip; 412 ms before."}});
  const std::pair<const char*, std::uint32_t> rows[] = {
      {"why not a sorted list?", 3},
      {"which test failed", 4},
      {"how many ms did the resize take", 5},
      {"window.cc", 2},
      {"canvas", 1},
  };
  for (const auto& [question, turn] : rows) {
    CAPTURE(question);
    CHECK(best_turn(archive, question) == turn);
  }
}

TEST_CASE("a question about nothing in it finds nothing") {
  const Draft archive = conversation({{Part::said, "only this"}});
  for (const char* question : {"database", "", "the", "?!"}) {
    CAPTURE(question);
    CHECK(search(view_of(archive), question, 3).empty());
  }
  CHECK(search({}, "anything", 3).empty());
}

TEST_CASE("long texts are cut into passages without losing a byte") {
  std::string text;
  for (int i = 0; i < 500; ++i) {
    text += "line " + std::to_string(i) + (i % 7 == 0 ? "\n" : " 日本語 ");
  }
  const Draft archive = conversation({{Part::said, text}});
  const View view = view_of(archive);
  std::string joined;
  for (const ArchivePassage& passage : cut_into_passages(view)) {
    CHECK(passage.text.size() <= k_max_passage_bytes);
    joined += passage.text;
  }
  CHECK(joined == text);
}

TEST_CASE("a few words are found in any case, and nothing else") {
  Needles needles;
  for (const char* word : {"parse", "x", "größe", ""}) {
    needles.add(word);
  }
  struct Row {
    const char* text;
    std::size_t start; // as many as the text has bytes: not found
    std::size_t size;
  };
  const Row rows[] = {
      {"the Parser", 4, 5},
      {"PARSE", 0, 5},
      {"pars", 4, 0},
      {"a fox", 4, 1},
      {"Die Größe", 4, 7},
      {"", 0, 0},
      {"nothing here", 12, 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const std::string_view text = row.text;
    const auto hit = needles.find(text, 0);
    CHECK((hit ? hit->start : text.size()) == row.start);
    CHECK((hit ? hit->size : 0) == row.size);
  }
}

TEST_CASE("what an author removed is in no entry") {
  const Draft archive = conversation(
      {{Part::asked, "Contoso wants the parser. Al pays, also later."},
       {Part::said, "See ContosoClient and CONTOSO.example for AlClient"}});
  const Draft left = without(view_of(archive), {{"contoso", "al"}});
  CHECK(left.front().turns[0].entries[0].text ==
        "[removed] wants the parser. [removed] pays, also later.");
  CHECK(left.front().turns[1].entries[0].text ==
        "See [removed]Client and [removed].example for [removed]Client");
  const Draft all = without(view_of(archive), {});
  CHECK(all.front().turns[0].entries[0].text ==
        archive.front().turns[0].entries[0].text);
}
