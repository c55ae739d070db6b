// SPDX-License-Identifier: MIT
// Where git could meet a filter of someone else's, found without git.
#pragma once

#include "git/repository.hpp"

namespace handoff::git {

// Whether no filter of the repository's or of a submodule's can run, as far as
// can be told without git. False is not a fault: it is worth asking git.
[[nodiscard]] bool is_free_of_filters();

// Whether a submodule's own configuration may name filters, which git would run
// to see whether it has changed: `repository` is from discover().
[[nodiscard]] bool submodules_may_filter(const Repository& repository);

} // namespace handoff::git
