// SPDX-License-Identifier: MIT
// What is remembered of a handoff that somebody takes up.
#pragma once

#include "git/repository.hpp"
#include "store/inventory.hpp"

#include <string>
#include <vector>

namespace handoff {

// Takes `handoff` (present) into the ledger of `repository`, if its commits are
// here and it is not in it yet, see store::adopt(); and remembers that this
// branch has taken it up, so that `back` answers it and no hook replaces it.
// What of that fails is not an error: the warnings say it, and `back --to` is
// left.
[[nodiscard]] std::vector<std::string>
take_up(const git::Repository& repository, const store::StoredHandoff& handoff);

} // namespace handoff
