// SPDX-License-Identifier: MIT
// Which branch a branch left: found as a person would look for it.
#pragma once

#include "git/branch/operation.hpp"
#include "git/branch/scope.hpp"

#include <optional>
#include <string>

namespace handoff::git {

// What is described: a branch, or a detached HEAD.
struct Standing {
  std::string branch;   // short name; empty when detached
  std::string ref;      // its full name; empty when detached
  std::string head;     // full id; empty when unborn
  std::string upstream; // full name of a ref; empty if there is none
  bool is_head = true;  // false: another branch than the one checked out
  Operation operation = {};
};

// HEAD, or `options.branch`. Throws Error, naming the nearest, when there is
// no such branch.
[[nodiscard]] Standing find_standing(const Repository& repository,
                                     const ScopeOptions& options);

struct BaseChoice {
  std::string name; // as a person says it
  std::string rev;  // what git resolves without doubt: an id or a full ref
  BaseOrigin origin = BaseOrigin::root;
};

// Nothing when there is no other branch to measure against.
// Throws Error, naming the nearest, for an unknown --base.
[[nodiscard]] std::optional<BaseChoice>
choose_base(const Repository& repository,
            const ScopeOptions& options,
            const Standing& standing);

} // namespace handoff::git
