// SPDX-License-Identifier: MIT
// What of a ledger counts: a git directory may have come from elsewhere.
#pragma once

#include "store/inventory.hpp"
#include "store/ledger.hpp"

namespace handoff::store {

// The entries that this user wrote here, by their seal. One without a seal (an
// older version wrote it, the repository was moved, the key went with the
// temporary directory) counts only if what it names is a document in one of the
// stores of `shelves` that says the same, of a commit that is in this
// repository. The others are only counted, in a warning.
[[nodiscard]] Ledger own_ledger(const Shelves& shelves);

} // namespace handoff::store
