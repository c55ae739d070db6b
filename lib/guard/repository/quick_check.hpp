// SPDX-License-Identifier: MIT
// The commit that has nothing of a handoff, told apart with little to ask.
#pragma once

#include "guard/repository/repository_guard.hpp"

#include <optional>
#include <string_view>

namespace handoff::guard {

// What is staged, when it is clean beyond doubt: `findings` is empty, and of
// the repository only the directories are known. In a usual work tree no
// process is started but for what is in packs: the repository is in the
// hook's environment or above the current directory, and git is asked for the
// user's configuration only where a file of it could name the guard. Nothing
// means "look closely": something was found or went
// wrong, or someone has a say (HANDOFF_SKIP, git -c ...).
[[nodiscard]] std::optional<Checked> find_clean(std::string_view version);

} // namespace handoff::guard
