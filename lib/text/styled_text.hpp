// SPDX-License-Identifier: MIT
// Text with terminal styles, and lines made of it.
#pragma once

#include "text/terminal_markdown.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::text {

struct Style {
  bool is_bold = false;
  bool is_italic = false;
  bool is_dim = false;
  bool is_code = false;
  bool is_underlined = false;

  friend bool operator==(const Style&, const Style&) = default;
};

// A stretch in one style; a newline in it ends a line.
struct StyledText {
  std::string text;
  Style style = {};
  bool is_unit = false; // not broken where it fits a line
};

// Inline Markdown as styled text: see terminal_markdown().
[[nodiscard]] std::vector<StyledText>
styled_inline(std::string_view markdown, Style base, Color color);

// What precedes a line's text.
struct Margins {
  std::string first;   // of a line as it was written
  std::string hanging; // of a line that wrapping began
};

inline constexpr std::size_t k_no_wrap = static_cast<std::size_t>(-1);

// `text` as lines of at most `columns` where words allow, each with its
// margin: the n-th written line has `margins[n]`, of which there is at least
// one for each. Margins are printed as they are.
[[nodiscard]] std::string wrapped(const std::vector<StyledText>& text,
                                  const std::vector<Margins>& margins,
                                  std::size_t columns);

} // namespace handoff::text
