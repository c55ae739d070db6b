// SPDX-License-Identifier: MIT
// Chooses, of all that matches, which source each line of the notes is from.
#pragma once

#include "point/match.hpp"
#include "point/recipe.hpp"

#include <vector>

namespace handoff::point {

// A run whose recipe gives exactly the pasted lines.
struct Block {
  Run run;
  Recipe recipe; // as fit() leaves it: without fence and CRLF

  [[nodiscard]] std::size_t note_end() const { return run.note + run.count; }
  [[nodiscard]] std::size_t line_end() const { return run.line + run.count; }
};

// The longest runs first; of equal ones the better rank, then the shorter
// path. Blocks do not overlap and are in the order of the notes.
[[nodiscard]] std::vector<Block> cover(const Notes& notes,
                                       const std::vector<Run>& runs);

} // namespace handoff::point
