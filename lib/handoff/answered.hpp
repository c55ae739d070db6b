// SPDX-License-Identifier: MIT
// Which handoff a return answers.
#pragma once

#include "git/repository.hpp"
#include "handoff/parent.hpp"

#include <optional>
#include <string>

namespace handoff {

// The handoff that `typed` names; without it the one that was last taken up
// on this branch, else the newest of this branch that is no return, else the
// newest of the repository that is none. Throws Error when there is none, or
// when its document is gone.
[[nodiscard]] Parent find_answered(const git::Repository& repository,
                                   const std::optional<std::string>& typed);

// Where the work that answers `parent` began: its head, where that is an
// ancestor of ours; else "", and the branch's base is as good as any.
[[nodiscard]] std::string base_of_answer(const git::Repository& repository,
                                         const Parent& parent);

// Remembers, in the ledger, that handoff `id` was taken up on `branch`.
void remember_taken(const std::string& common_dir,
                    const std::string& branch,
                    const std::string& id);

// The id of what was taken up on `branch` last; "" where nothing was.
[[nodiscard]] std::string taken_on(const std::string& common_dir,
                                   const std::string& branch);

} // namespace handoff
