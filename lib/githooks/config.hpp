// SPDX-License-Identifier: MIT
// Our hooks in git's configuration, which git 2.54 and later read.
#pragma once

#include "git/config.hpp"
#include "githooks/outcome.hpp"
#include "githooks/text.hpp"

#include <string>
#include <string_view>

namespace handoff::githooks {

// "hook.handoff-pre-commit"
[[nodiscard]] std::string hook_section(std::string_view event);

// Writes hook.handoff-<event>.event and .command to "--local" or "--global",
// where they are not so already.
void install_config(const std::string& scope,
                    const Facts& facts,
                    const git::Config& there,
                    Outcome& outcome);

// Removes them where they are as we wrote them; else says so.
void remove_config(const std::string& scope,
                   std::string_view event,
                   Outcome& outcome);

} // namespace handoff::githooks
