// SPDX-License-Identifier: MIT
// What became of what a handoff's pointers name.
#pragma once

#include "git/objects/objects.hpp"
#include "git/repository.hpp"
#include "store/branch_drift.hpp"
#include "store/drift.hpp"

#include <vector>

namespace handoff::store {

// Pointers that resolve no more; commits that have been rewritten, with what
// they are now; lines that have moved or changed at the branch's tip (at HEAD,
// where the branch is gone); handoffs that are gone. Each once.
[[nodiscard]] std::vector<Drift>
pointer_drift(const git::Repository& repository,
              git::Objects& objects,
              const StoredHandoff& handoff,
              const BranchMove& move);

} // namespace handoff::store
