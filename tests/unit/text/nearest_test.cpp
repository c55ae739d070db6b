// SPDX-License-Identifier: MIT
// The nearest word for a typing error.
#include "text/nearest.hpp"

#include <catch2/catch.hpp>

#include <array>

using handoff::text::nearest;

TEST_CASE("a slip of the hand finds the word, a stranger finds none") {
  static constexpr std::array<std::string_view, 4> words = {
      "list", "show", "take", "verify"};
  struct Row {
    std::string_view typed, found;
  };
  static constexpr Row rows[] = {
      {"lsit", "list"},
      {"LIST", "list"},
      {"sho", "show"},
      {"tkae", "take"},
      {"verfiy", "verify"},
      {"prototype", ""},
      {"", ""},
      {"xyz", ""},
  };
  for (const Row& row : rows) {
    INFO(row.typed);
    CHECK(nearest(row.typed, words) == row.found);
  }
}
