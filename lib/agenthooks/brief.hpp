// SPDX-License-Identifier: MIT
// A handoff on half a page: what an agent needs again after a compaction.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::agenthooks {

inline constexpr std::size_t k_max_brief_tokens = 600; // o200k estimate

// Of a stored document, in this order as far as it fits: the goal, the next
// steps, the questions, the state with the files in hand, what else must be
// known, pointers; then how to read and ask the rest. `can_be_asked`: its
// conversation is kept. Framed as context, not as instructions. Empty if the
// document cannot be read.
[[nodiscard]] std::string brief_of(std::string_view document,
                                   bool can_be_asked,
                                   std::size_t max_tokens = k_max_brief_tokens);

} // namespace handoff::agenthooks
