// SPDX-License-Identifier: MIT
// Which handoff an answer answers.
#pragma once

#include "git/repository.hpp"
#include "handoff/parent.hpp"

#include <optional>
#include <string>

namespace handoff {

// The handoff that `typed` names; without it the one that was last taken up
// on this branch, else the newest of this branch that is not an answer itself,
// else the newest of the repository that is not. Throws Error when there is
// none, or when its document is gone.
[[nodiscard]] Parent find_answered(const git::Repository& repository,
                                   const std::optional<std::string>& typed);

// Where the work that answers `parent` began: its head, where that is an
// ancestor of ours; else "", and the branch's base is as good as any.
[[nodiscard]] std::string base_of_answer(const git::Repository& repository,
                                         const Parent& parent);

} // namespace handoff
