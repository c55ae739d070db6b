// SPDX-License-Identifier: MIT
// What git is in the middle of: a rebase, a merge, a bisection.
#pragma once

#include "git/repository.hpp"

#include <string>

namespace handoff::git {

struct Operation {
  std::string name;   // as Scope::operation; empty when there is none
  std::string branch; // short name of the branch being rebased, else empty
};

[[nodiscard]] Operation read_operation(const Repository& repository);

} // namespace handoff::git
