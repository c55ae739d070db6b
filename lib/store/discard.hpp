// SPDX-License-Identifier: MIT
// Letting handoffs go: one, the expired ones, what writes left behind.
#pragma once

#include "git/repository.hpp"
#include "store/inventory.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace handoff::store {

// Removes the files, and in `repository` (null: none) the ledger's entries and
// the hold on the snapshots, unless another handoff of any store or of the
// ledger names the same one. What is gone already is not an error. Throws Error
// for a file that is in no store of ours.
void discard(const git::Repository* repository,
             std::span<const StoredHandoff> handoffs);
void discard(const git::Repository* repository, const StoredHandoff& handoff);

// Those of `handoffs` that have expired, gone ones included: then no one
// misses them.
[[nodiscard]] std::vector<StoredHandoff>
expired(std::span<const StoredHandoff> handoffs, std::int64_t now);

// Snapshots (full ids) of this user that are kept for a day or longer and
// that none of `handoffs` names: of a `new` that was killed half way.
[[nodiscard]] std::vector<std::string>
orphaned_snapshots(const git::Repository& repository,
                   std::span<const StoredHandoff> handoffs,
                   std::int64_t now);

// Files in the stores `roots` that no one finds any longer: what a killed write
// left (older than a day), notes and edits that were kept when something failed
// (older than 30 days). Age is by modification time.
[[nodiscard]] std::vector<std::string>
leftovers(const std::vector<std::string>& roots, std::int64_t now);

} // namespace handoff::store
