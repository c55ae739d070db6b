// SPDX-License-Identifier: MIT
// Makes replacements of groups: their pointer, recipe, fence and edits.
#pragma once

#include "point/language/replacement.hpp"
#include "point/match/group.hpp"

#include <vector>

namespace handoff::point {

// In the order of the notes. Each gives its bytes back exactly; what was
// edited is left out unless the difference is much shorter. Not all save
// anything.
[[nodiscard]] std::vector<Replacement> shape(const NoteLines& notes,
                                             const std::vector<Group>& groups);

} // namespace handoff::point
