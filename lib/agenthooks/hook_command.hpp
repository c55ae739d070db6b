// SPDX-License-Identifier: MIT
// The line that agents run for us.
#pragma once

#include "agent/agent.hpp"

#include <string>
#include <string_view>

namespace handoff::agenthooks {

using agent::Agent;

// The line for a shell that answers that event: "git handoff hook agent claude
// SessionStart 2>/dev/null || true". Its status is 0 and it says nothing where
// git-handoff is missing, crashes or fails; a refusal is in the answer, never
// in the status.
[[nodiscard]] std::string hook_command(Agent agent, std::string_view event);

// What every such line begins with, those of earlier versions too.
inline constexpr std::string_view k_hook_command = "git handoff hook agent ";

} // namespace handoff::agenthooks
