// SPDX-License-Identifier: MIT
// The fit stage: keeps a handoff to its budget by what matters for its
// purpose.
#pragma once

#include "handoff/handoff.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace handoff {

// What fit() left out, for the document's last line and the receipt.
struct LeftOut {
  std::size_t budget = 0;              // tokens
  std::map<Part, std::size_t> entries; // how many of each part
  std::size_t from_notes = 0;          // of them, only the notes had

  [[nodiscard]] std::size_t total() const;
};

struct Fitted {
  Handoff handoff;
  LeftOut left_out;
};

// Measures a handoff in tokens, as it would be rendered.
using Measure = std::function<std::size_t(const Handoff&, const LeftOut&)>;

// Drops entries until `measure` is at most `budget` tokens (0: no limit):
// lighter ones first, then those that share the fewest words with the title,
// then the later ones. Required entries stay even over budget.
[[nodiscard]] Fitted
fit(Handoff handoff, std::size_t budget, const Measure& measure);

} // namespace handoff
