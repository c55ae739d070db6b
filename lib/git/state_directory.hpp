// SPDX-License-Identifier: MIT
// Where we keep state of our own in a repository.
#pragma once

#include <string>
#include <string_view>

namespace handoff::git {

// "<common_dir>/handoff/<name>-<uid>": shared by all work trees, one for each
// user who works in the repository.
[[nodiscard]] std::string state_directory(const std::string& common_dir,
                                          std::string_view name);

// The same, made for its owner alone if it does not exist yet. The folder above
// is made as core.sharedRepository says, and both are left to the repository's
// owner if we are root; see base::leave_to_owner(). Throws Error if it cannot
// be made or is not ours.
std::string make_state_directory(const std::string& common_dir,
                                 std::string_view name);

} // namespace handoff::git
