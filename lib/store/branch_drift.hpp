// SPDX-License-Identifier: MIT
// How a branch has moved since a handoff's head.
#pragma once

#include "git/objects.hpp"
#include "git/repository.hpp"
#include "store/front_matter.hpp"

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

// One for each of `fronts`, in order; the commit counts of all are asked for
// at the same time. A branch that redaction has changed counts as the one
// that is checked out where that has the same redacted name, else as HEAD.
[[nodiscard]] std::vector<BranchMove>
branch_moves(const git::Repository& repository,
             git::Objects& objects,
             std::span<const FrontMatter* const> fronts);

// Whether `front` was written on the branch that is checked out.
[[nodiscard]] bool is_checked_out(const git::Repository& repository,
                                  const FrontMatter& front);

} // namespace handoff::store
