// SPDX-License-Identifier: MIT
// Takes out of a draft what is said twice. The author is never the one to go.
#pragma once

#include "handoff/compose_parts.hpp"

namespace handoff {

// Leaves out an entry of ours that says no more than one of the author's or
// an earlier one of ours: the same words, or an address that was given.
// Evidence (a command and how it ended) always stays.
void leave_out_repetitions(Draft& draft);

} // namespace handoff
