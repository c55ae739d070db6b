// SPDX-License-Identifier: MIT
// The branch's own commits and files, read from base..head.
#pragma once

#include "git/branch/base_choice.hpp"
#include "git/branch/scope.hpp"

#include <optional>

namespace handoff::git {

// Fills what `scope` says about commits and files: base, origin, commits,
// count, files, notes. `scope.head` is set; where it is empty nothing is read.
void read_history(Scope& scope,
                  const Repository& repository,
                  const ScopeOptions& options,
                  const std::optional<BaseChoice>& choice);

} // namespace handoff::git
