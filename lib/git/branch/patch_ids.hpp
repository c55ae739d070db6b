// SPDX-License-Identifier: MIT
// Names of changes that stay when their commits are rewritten.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace handoff::git {

// What `git patch-id --stable` makes of the patches of these commits (full
// ids), by commit. Merges and commits without a patch are left out; where
// contents are missing, so is what they belong to.
[[nodiscard]] std::map<std::string, std::string>
patch_ids(const std::vector<std::string>& commits);

// The same of the whole change between two; empty if there is none.
[[nodiscard]] std::string patch_id(const std::string& from,
                                   const std::string& to);

} // namespace handoff::git
