// SPDX-License-Identifier: MIT
// Candidates to findings: overlaps joined, tokens taken whole.
#pragma once

#include "redact/collector.hpp"

#include <string_view>
#include <vector>

namespace handoff::redact {

inline constexpr std::string_view k_user_rule = "user";

// In order, not overlapping: overlapping candidates become their union under
// the name of the lowest level, then of the longest, then of the most specific.
// A secret that ends within a token is extended to the token's end.
[[nodiscard]] std::vector<Candidate> merged(std::string_view text,
                                            std::vector<Candidate> candidates);

} // namespace handoff::redact
