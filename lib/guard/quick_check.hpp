// SPDX-License-Identifier: MIT
// The commit that has nothing of a handoff, told apart with little to ask.
#pragma once

#include <string_view>

namespace handoff::guard {

// In a hook of `git commit`: whether what is staged is clean beyond doubt.
// Asks git for the staged files and their bytes, and for nothing else: where
// the repository is stands in the environment, and the user's configuration
// can neither make a clean file suspect nor, when nothing is found, allow
// more. False means "look closely": something was found or went wrong, git was
// given configuration on its command line, or this is no such hook.
[[nodiscard]] bool is_clean_at_a_glance(std::string_view version);

} // namespace handoff::guard
