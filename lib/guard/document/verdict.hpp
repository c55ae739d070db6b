// SPDX-License-Identifier: MIT
// What the guard says of a document, and why.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

enum class Level { clean, warn, refuse };

// "clean", "warn", "refuse"
[[nodiscard]] std::string_view level_name(Level level);

// One thing that speaks for a handoff.
struct Reason {
  std::size_t line = 0; // 1-based; 0: the path, or the whole document
  std::string says;     // "says what comes next"
  std::string quote;    // of take_quote(): unredacted; may be empty
};

struct Verdict {
  Level level = Level::clean;
  double score = 0;            // from refuse_score() on: refused
  std::string rule;            // "own-format", "descent", "evidence", ...
  std::vector<Reason> reasons; // the strongest first
  // The part that was judged, 1-based and inclusive.
  std::size_t first_line = 1;
  std::size_t last_line = 1;

  // Where an editor should jump to.
  [[nodiscard]] std::size_t line() const;
};

} // namespace handoff::guard
