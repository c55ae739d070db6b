// SPDX-License-Identifier: MIT
// The line that agents run for us.
#include "agenthooks/hook_command.hpp"

namespace handoff::agenthooks {

std::string hook_command(Agent agent, std::string_view event) {
  // The settings outlive us (synchronised files, containers, a short PATH),
  // and Copilot CLI takes a hook that fails for a refusal.
  return std::string(k_hook_command) + std::string(agent->name) + " " +
         std::string(event) + " 2>/dev/null || true";
}

} // namespace handoff::agenthooks
