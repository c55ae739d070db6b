// SPDX-License-Identifier: MIT
// Columns of characters.
#include "text/visible.hpp"

#include <catch2/catch.hpp>

using handoff::text::cut_to_width;
using handoff::text::display_width;

TEST_CASE("wide, narrow and combining characters take their columns") {
  struct Row {
    std::string_view text;
    std::size_t width;
  };
  static constexpr Row rows[] = {
      {"", 0},
      {"abc", 3},
      {"中文", 4},
      {"한글", 4},
      {"ｆｕｌｌ", 8},
      {"e\u0301", 1},
      {"👍", 2},
      {"❤\ufe0f", 2},
      {"\xff", 1},
      {"–…", 2},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(display_width(row.text) == row.width);
  }
}

TEST_CASE("a cut text fits, shows that it was cut and splits no character") {
  struct Row {
    std::string_view text;
    std::size_t columns;
    std::string_view cut;
  };
  static constexpr Row rows[] = {
      {"abc", 3, "abc"},
      {"abcd", 3, "ab…"},
      {"abcd", 1, "…"},
      {"abcd", 0, ""},
      {"", 0, ""},
      {"中文字", 6, "中文字"},
      {"中文字", 5, "中文…"},
      {"中文字", 4, "中…"},
      {"中", 1, "…"},
      {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
      {"👍🏽x", 3, "…"},
  };
  for (const Row& row : rows) {
    INFO(row.text << " in " << row.columns);
    CHECK(cut_to_width(row.text, row.columns) == row.cut);
    CHECK(display_width(cut_to_width(row.text, row.columns)) <= row.columns);
  }
}
