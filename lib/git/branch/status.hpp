// SPDX-License-Identifier: MIT
// What is not committed: `git status` in its machine form.
#pragma once

#include "git/branch/scope.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// All of it, as `git status` sees it from here, sorted as git does: tracked
// paths first. Nothing is refreshed or written. `repository` has a work tree.
// `early` is the answer for the same place and pathspecs, where it was asked
// for already.
[[nodiscard]] std::vector<UncommittedFile>
read_uncommitted(const Repository& repository,
                 const std::vector<std::string>& pathspecs,
                 const EarlyStatus& early = {});

// False when the user has told git not to look for untracked files.
[[nodiscard]] bool looks_for_untracked(const Repository& repository);

// Parses `git status --porcelain=v2 -z`. Records of kinds that are not known
// are passed over; one that is cut short is an Error.
[[nodiscard]] std::vector<UncommittedFile>
parse_status(std::string_view listing);

} // namespace handoff::git
