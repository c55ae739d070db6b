// SPDX-License-Identifier: MIT
// A recipe carried out: from a source's lines to the bytes that were pasted.
#pragma once

#include "point/language/passage.hpp"
#include "point/language/recipe.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// One line before prefix and fence are put on.
struct Content {
  std::size_t number = 0; // of the source's line; 0: a gap between pieces
  std::string text;
  bool has_crlf = false; // in the source
};

// The lines after edits, typography, tabs and dedent, or after flow.
[[nodiscard]] std::vector<Content> contents(const Recipe& recipe,
                                            const Passage& passage);

// The pasted bytes, without the newline behind the last line. Nothing when
// the recipe does not fit the passage (lines that it does not have).
[[nodiscard]] std::optional<std::string> apply(const Recipe& recipe,
                                               const Passage& passage);

// One source line after dedent, tabs and trimming.
[[nodiscard]] std::string
spaced(const Recipe& recipe, std::string line, std::size_t index);

// Content line `index` (0-based) with what precedes it.
[[nodiscard]] std::string
line_text(const Recipe& recipe, const Content& content, std::size_t index);

// `line` with its tabs (or only those before its text) as blanks.
[[nodiscard]] std::string
expanded(std::string_view line, Tabs tabs, std::size_t width);

// The closing line for an opening fence: "```" for "```ts".
[[nodiscard]] std::string_view closing_fence(std::string_view opening);

} // namespace handoff::point
