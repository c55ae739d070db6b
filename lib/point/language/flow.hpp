// SPDX-License-Identifier: MIT
// Prose as words, put into lines of another width.
#pragma once

#include "point/language/passage.hpp"
#include "point/language/recipe.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A word: a run of bytes without blank, tab or newline. It looks into the
// text it was read from.
struct FlowWord {
  std::string_view text;
  std::size_t line = 0;    // as the caller counts lines
  bool is_mark = false;    // "//", "#", "*", ">": of a comment or a list
  bool is_leading = false; // a mark with nothing but marks before it
  std::size_t blanks = 1;  // before it, in a line
};

// The first word at or behind byte `at`; empty if there is none.
[[nodiscard]] std::string_view word_at(std::string_view text, std::size_t at);

// "//", "#", "*", ">" and the like.
[[nodiscard]] bool is_mark(std::string_view word);

void append_words(std::vector<FlowWord>& words,
                  std::string_view line,
                  std::size_t index);

// The words of a passage's lines that a flow takes.
[[nodiscard]] std::vector<FlowWord> flow_words(const Flow& flow,
                                               const Passage& passage);

// The words as lines.
[[nodiscard]] std::vector<std::string>
flowed(const Flow& flow, const std::vector<FlowWord>& words);

// The flow (without skip and drop) that gives lines with so many words each;
// `lines` are their texts. A width where greedy filling does it, else counts.
[[nodiscard]] Flow find_flow(const std::vector<std::string_view>& lines,
                             const std::vector<std::size_t>& counts);

} // namespace handoff::point
