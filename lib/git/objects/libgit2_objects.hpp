// SPDX-License-Identifier: MIT
// Objects read in process, through libgit2.
#pragma once

#include "git/objects/objects.hpp"

#include <memory>

namespace handoff::git {

// Null where libgit2 1.5 would not read what git reads: sha256, partial
// clones, replaced objects, object directories from the environment; and where
// it is not installed. Only object ids and paths below them are looked up by
// libgit2; every other name is git's to resolve, so that the format of refs,
// index and configuration does not matter.
[[nodiscard]] std::unique_ptr<Objects>
open_libgit2_objects(const Repository& repository);

} // namespace handoff::git
