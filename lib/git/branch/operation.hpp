// SPDX-License-Identifier: MIT
// What git is in the middle of: a rebase, a merge, a bisection.
#pragma once

#include "git/repository.hpp"

#include <string>

namespace handoff::git {

struct Operation {
  std::string name;        // as Scope::operation; empty if there is none
  std::string branch = {}; // short name of the branch being rebased, else empty
  // Of a rebase, where it has noted them: "2 of 5", the commit that the
  // branch is put on, and where the branch was before. Full ids.
  std::string step = {};
  std::string onto = {};
  std::string original = {};
  std::string other = {}; // full id of what is merged, picked or reverted
};

[[nodiscard]] Operation read_operation(const Repository& repository);

} // namespace handoff::git
