// SPDX-License-Identifier: MIT
// What has changed since a handoff was written.
#pragma once

#include "git/repository.hpp"
#include "store/inventory.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::store {

enum class DriftKind {
  expired,
  elsewhere,    // its commits are not in this repository
  branch_gone,  // the branch does not exist any longer
  other_branch, // another branch is checked out here
  moved,        // commits came on top
  rewritten,    // the head is no longer on the branch
  snapshot,     // the uncommitted work can no longer be had
  uncommitted,  // the work tree is not as it was
  successor,    // what a rewritten commit is now
  lines,        // lines that a pointer names have moved or changed since
  pointer,      // a pointer does not resolve
};

// "expired", "branch-gone", ...: as --json says it.
[[nodiscard]] std::string_view drift_name(DriftKind kind);

struct Drift {
  DriftKind kind;
  std::string text; // one line without a full stop, safe for a terminal
};

// Compares the document with the repository as it is now, this work tree
// included. Reads only, and never from a network. `handoff` is present.
[[nodiscard]] std::vector<Drift> find_drift(const git::Repository& repository,
                                            const StoredHandoff& handoff);

// One word for each of `handoffs`, for a list: "gone", "damaged", "expired",
// "elsewhere", "no branch", "rewritten", "+3" (commits on top), or "". Looks
// at the branch only; all git questions are asked at once.
[[nodiscard]] std::vector<std::string>
drift_words(const git::Repository& repository,
            std::span<const StoredHandoff> handoffs);

} // namespace handoff::store
