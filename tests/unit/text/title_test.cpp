// SPDX-License-Identifier: MIT
// Comparing titles.
#include "text/title.hpp"

#include <catch2/catch.hpp>

using handoff::text::title_words;

TEST_CASE("titles are compared by their words alone") {
  struct Row {
    std::string_view title, words;
  };
  static constexpr Row rows[] = {
      {"", ""},
      {"  2. **Next   Steps** 🚀: ", "2 next steps"},
      {"What’s next? What's left", "whats next whats left"},
      {"NÄCHSTE Schritte", "nächste schritte"},
      {"ЦЕЛЬ", "цель"},
      {"下一步：", "下一步"},
      {"다음 단계", "다음 단계"},
      {"snake_case/slash", "snake case slash"},
      {"1\ufe0f\u20e3 One", "1 one"},
      {"bad \xff byte", "bad byte"},
      {"***", ""},
  };
  for (const Row& row : rows) {
    INFO(row.title);
    CHECK(title_words(row.title) == row.words);
    CHECK(title_words(row.words) == row.words);
  }
}
