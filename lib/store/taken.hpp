// SPDX-License-Identifier: MIT
// What was taken up on a branch last.
#pragma once

#include "store/branch_identity.hpp"

#include <string>

namespace handoff::store {

// Remembers, beside the ledger, that the handoff `id` was taken up on the
// branch `name` (short; empty: detached). Throws Error.
void remember_taken(const std::string& common_dir,
                    const std::string& name,
                    const std::string& id);

// The id of what was taken up on `branch` last; "" if nothing was.
[[nodiscard]] std::string taken_on(const std::string& common_dir,
                                   const BranchIdentity& branch);

} // namespace handoff::store
