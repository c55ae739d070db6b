// SPDX-License-Identifier: MIT
// What a branch was called before `git branch -m`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

struct FormerName {
  std::string name;       // short
  std::int64_t until = 0; // when it was renamed, seconds since the epoch
  bool is_free = true;    // no branch has that name now
};

// The names that the branch `name` (short) had, the latest first, as its
// reflog in `common_dir` tells. Empty where the branch has no reflog.
[[nodiscard]] std::vector<FormerName>
former_names(const std::string& common_dir, const std::string& name);

// The same from a reflog as git's files hold it, oldest entry first; `is_free`
// is not set.
[[nodiscard]] std::vector<FormerName> parse_renames(std::string_view reflog,
                                                    std::string_view name);

} // namespace handoff::git
