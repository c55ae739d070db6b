// SPDX-License-Identifier: MIT
// From what was gathered to a draft: which fact stands in which part.
#pragma once

#include "handoff/gathered.hpp"
#include "handoff/handoff.hpp"

namespace handoff {

// Pure: the same Gathered gives the same Draft.
[[nodiscard]] Draft compose(const Gathered& gathered);

} // namespace handoff
