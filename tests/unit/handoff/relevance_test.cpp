// SPDX-License-Identifier: MIT
// How relevant a text is for the purpose.
#include "handoff/relevance.hpp"

#include <catch2/catch.hpp>

using handoff::Relevance;

TEST_CASE("relevance counts the purpose's words, whatever their form") {
  const Relevance purpose("Prototype the window protocol for iterations");
  struct Row {
    std::string_view text;
    std::size_t shared;
  };
  static constexpr Row rows[] = {
      {"the window protocols", 2},
      {"src/windowProtocol.ts", 2},
      {"WINDOW_PROTOCOL", 2},
      {"prototyping windows", 2},
      {"window window window", 1},
      {"one iteration", 1},
      {"the for of", 0},
      {"", 0},
      {"winding", 0},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(purpose.of(row.text) == row.shared);
  }
}
