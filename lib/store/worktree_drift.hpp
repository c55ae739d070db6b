// SPDX-License-Identifier: MIT
// Whether the uncommitted work is as it was when a handoff was written.
#pragma once

#include "git/repository.hpp"
#include "store/front_matter.hpp"

#include <string>
#include <vector>

namespace handoff::store {

// Paths (relative to the work tree's top, sorted) that differ now. With a
// snapshot: from it, except files that it left out and no one has touched
// since. Without one: uncommitted files that were changed after the handoff
// was created. Nothing is written, not even the index.
[[nodiscard]] std::vector<std::string>
changed_paths(const git::Repository& repository, const FrontMatter& front);

} // namespace handoff::store
