// SPDX-License-Identifier: MIT
// From what someone typed to one handoff.
#pragma once

#include "store/branch_identity.hpp"
#include "store/inventory.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

// The handoff that `typed` names: a path (with '/', or ending in ".md"); an
// id or the beginning of one, of this repository first, then of any; "last"
// or "-", the newest of this repository; a branch, as it is called or as
// documents write it, the one that find_for_branch() prefers. It may be gone or
// damaged. Throws Error for an unknown id, naming the nearest, for an ambiguous
// one, naming all that it could mean, and for one that only a ledger from
// elsewhere leads to.
[[nodiscard]] StoredHandoff find_handoff(const Shelves& shelves,
                                         std::string_view typed);

// Whether a handoff of this repository has an id that begins with `typed`.
[[nodiscard]] bool begins_known_id(const Shelves& shelves,
                                   std::string_view typed);

struct OfBranch {
  StoredHandoff handoff;
  std::size_t automatic = 0; // others of the branch that hooks wrote
};

// Of those of this repository that were written on `branch`, the newest that
// someone wrote, neither gone nor expired; if there is none, the newest: what
// hooks write buries nothing. Throws Error if there is none at all, naming the
// newest of the others.
[[nodiscard]] OfBranch find_for_branch(const Shelves& shelves,
                                       const BranchIdentity& branch);

// For commands that need the document: throws Error when `handoff` is gone or
// damaged, saying so and what can be done.
void require_document(const StoredHandoff& handoff);

} // namespace handoff::store
