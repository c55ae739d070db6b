// SPDX-License-Identifier: MIT
// `git status`, asked for before anything else is known: in most repositories
// it takes longer than all other questions together.
#pragma once

#include "base/process.hpp"
#include "git/repository.hpp"

#include <future>
#include <string>
#include <vector>

namespace handoff::git {

// A question that git works on. Its answer is of the moment when git looked;
// the last copy waits for git to end.
struct EarlyStatus {
  std::shared_future<base::Completed> said = {}; // not valid: never asked
  bool has_untracked = false; // untracked files were asked for too
};

enum class Untracked { no, normal }; // as `git status -u<mode>` has them

// Asks where we stand. No filter of the repository's own runs; where that of a
// submodule might, its uncommitted changes are not asked for.
[[nodiscard]] EarlyStatus ask_status(const Repository& repository,
                                     const std::vector<std::string>& pathspecs,
                                     Untracked untracked);

// The same; of a large tree only for tracked files, so that a second process
// can look for others at the same time.
[[nodiscard]] EarlyStatus ask_status(const Repository& repository,
                                     const std::vector<std::string>& pathspecs);

// The same before anything is known. Nothing is asked where the repository
// might have filters of its own.
[[nodiscard]] EarlyStatus ask_early(const std::vector<std::string>& pathspecs);

} // namespace handoff::git
