// SPDX-License-Identifier: MIT
// Finds how lines were pasted, from the lines and their source.
#pragma once

#include "point/language/recipe.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace handoff::point {

// A line of the notes beside the source's line that it folds to.
struct LinePair {
  std::string_view pasted;
  std::size_t core = 0; // byte of `pasted` where the copy's text starts
  std::string_view source;
  std::size_t number = 0; // of the source's line, 1-based
};

struct Fit {
  Recipe recipe;         // without fence and CRLF; what precedes the
                         // number is in layout.prefix
  std::size_t count = 0; // so many pairs, from the first, it gives exactly
};

// The simplest recipe that gives the most pairs, from the first on.
[[nodiscard]] Fit fit(const std::vector<LinePair>& pairs);

} // namespace handoff::point
