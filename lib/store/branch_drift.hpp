// SPDX-License-Identifier: MIT
// How a branch has moved since a handoff's head.
#pragma once

#include "git/objects/objects.hpp"
#include "git/repository.hpp"
#include "store/branch_identity.hpp"
#include "store/inventory.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace handoff::store {

// `tip` is the branch's where it exists, else empty; for a handoff without a
// branch it is HEAD.
struct BranchMove {
  bool has_head = false;  // the handoff's head is in this repository
  bool has_branch = true; // the branch exists, or there was none
  std::string tip;        // full id
  std::size_t lost = 0;   // commits of the head that the tip does not have
  std::size_t added = 0;  // commits of the tip that the head does not have
};

// One for each of `handoffs`, in order; the commit counts of all are asked for
// at the same time. `here` is the branch that is checked out. Another one whose
// name redaction has changed is found by its hash; without one, by an older
// version, it counts as HEAD.
[[nodiscard]] std::vector<BranchMove>
branch_moves(const git::Repository& repository,
             const BranchIdentity& here,
             git::Objects& objects,
             std::span<const StoredHandoff* const> handoffs);

} // namespace handoff::store
