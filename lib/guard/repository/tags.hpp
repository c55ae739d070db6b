// SPDX-License-Identifier: MIT
// What comes in with tags and names, beside commits.
#pragma once

#include "guard/repository/subject.hpp"

#include <span>
#include <string>
#include <vector>

namespace handoff::guard {

// The messages of the annotated tags among `revisions` (for git rev-list; up
// to "--not", whatever is not a single object left out), and the files of trees
// and blobs that such a tag or a revision names without a commit.
[[nodiscard]] std::vector<Subject>
subjects_beside_commits(std::span<const std::string> revisions);

} // namespace handoff::guard
