// SPDX-License-Identifier: MIT
// The fit stage: keeps a handoff to its budget. The author's words outrank
// it.
#pragma once

#include "render/handoff.hpp"

#include <cstddef>
#include <functional>

namespace handoff {

struct Length {
  std::size_t tokens = 0;
  std::size_t characters = 0;
};

struct Limits {
  std::size_t tokens = 0;     // 0: none
  std::size_t characters = 0; // 0: none; a hard limit
};

// Measures a handoff as it would be rendered, its notice of what was left out
// included.
using Measure = std::function<Length(const Handoff&)>;

// What an entry adds to a document, about: its Markdown with its marker.
[[nodiscard]] std::size_t entry_tokens(const Entry<redact::RedactedText>& entry,
                                       Part part);

// What the author wrote stays whole, and entries of ours fill what is left of
// the budget: heavier ones first, then those that share more words with the
// purpose, then the earlier parts; light ones take a tenth at most. Notes that
// exceed the budget may take up to
// twice as much, and entries of ours an eighth of it beside them; of longer
// notes the last entries of the least urgent parts are left out.
//
// The limit of characters holds for all of them. What is left out is counted
// in the result's `left_out`. Fixed entries stay whatever the limits say.
[[nodiscard]] Handoff
fit(Handoff handoff, const Limits& limits, const Measure& measure);

} // namespace handoff
