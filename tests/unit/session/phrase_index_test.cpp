// SPDX-License-Identifier: MIT
// Finding many phrases at once.
#include "session/dialogue/phrase_index.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::session;

namespace {

// "1@4+3 2@9+1": kind, place, and size of each hit.
std::string hits_of(std::string_view lower) {
  static const PhraseIndex index({{"use", 1},
                                  {"use a", 1},
                                  {"the first", 2},
                                  {"the first one", 2},
                                  {"the fix", 3},
                                  {"internationalised", 4},
                                  {"i", 5},
                                  {"を使う", 6},
                                  {"can't", 7},
                                  {"für", 8}});
  std::vector<PhraseHit> hits;
  index.find(lower, hits);
  std::string text;
  for (const PhraseHit& hit : hits) {
    text += (text.empty() ? "" : " ") + std::to_string(hit.kind) + "@" +
            std::to_string(hit.at) + "+" + std::to_string(hit.size);
  }
  return text;
}

} // namespace

TEST_CASE("phrases are found between word borders, of one kind the longest") {
  struct Row {
    std::string_view text, hits;
  };
  const Row row = GENERATE(values<Row>({
      {"use it", "1@0+3"},
      {"we use a map", "1@3+5"},
      {"reuse it, used", ""},
      {"use_it", ""},
      {"take the first one", "2@5+13"},
      {"the fix and the first", "3@0+7 2@12+9"},
      {"the fixture", ""},
      {"internationalised", "4@0+17"},
      {"internationalises", ""},
      {"i can't", "5@0+1 7@2+5"},
      {"表を使う前に", "6@3+9"},
      {"表i表", "5@3+1"},
      {"ifür für", "8@6+4"},
      {"\x80use", ""},
      {"", ""},
  }));
  INFO(row.text);
  CHECK(hits_of(row.text) == row.hits);
}

TEST_CASE("a phrase of an index is known by its whole text") {
  const PhraseIndex index({{"next steps", 1}, {"next", 2}});
  CHECK(index.holds("next steps", 1));
  CHECK_FALSE(index.holds("next steps", 2));
  CHECK_FALSE(index.holds("next step", 1));
  CHECK_FALSE(index.holds("steps", 1));
}
