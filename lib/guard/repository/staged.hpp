// SPDX-License-Identifier: MIT
// What a commit would bring in.
#pragma once

#include "base/process.hpp"
#include "git/repository.hpp"
#include "guard/repository/subject.hpp"

#include <vector>

namespace handoff::guard {

// The files that differ from HEAD, as staged_command() has said it, and from
// every commit that is being merged. Of `repository` only the git directory
// counts. Throws Error in git's words.
[[nodiscard]] std::vector<Subject>
staged_subjects(const git::Repository& repository,
                const base::Completed& against_head);

// Whether commits are being merged. Of `repository` only the git directory
// counts.
[[nodiscard]] bool is_merge(const git::Repository& repository);

} // namespace handoff::guard
