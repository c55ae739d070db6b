// SPDX-License-Identifier: MIT
// A passage of the notes and the mark that stands for it.
#pragma once

#include "point/language/find_pointers.hpp"
#include "point/language/recipe.hpp"
#include "point/language/source.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// Bytes of the notes that are, but for their pasting, these source lines.
struct Exact {
  std::size_t start = 0;
  std::size_t end = 0; // exclusive
  LineRange lines;     // of the source
};

struct Replacement {
  std::size_t start = 0; // bytes of the notes
  std::size_t end = 0;   // exclusive
  Mark mark;
  std::string rev = {};          // the full id of mark.pointer.rev
  std::vector<Exact> exact = {}; // all of it, but for edited lines
  std::ptrdiff_t saved = 0;      // tokens
  // Tokens of the passage without what the source has otherwise: more for
  // more text, however its path and its recipe are written.
  std::ptrdiff_t replaced = 0;
  Rank rank = Rank::file;   // of the source
  bool drops_marks = false; // "//", ">" that the source's lines have
};

// Sets what is counted in tokens; `passage` is what is replaced.
void count_tokens(Replacement& made,
                  const Recipe& recipe,
                  std::string_view passage);

} // namespace handoff::point
