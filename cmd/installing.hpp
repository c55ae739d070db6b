// SPDX-License-Identifier: MIT
// What `install` and `uninstall` have in common: which place is meant.
#pragma once

#include "agents/install.hpp"
#include "base/error.hpp"
#include "command.hpp"
#include "hooks/install.hpp"

namespace handoff::cmd {

// Which of git's places for hooks is meant.
inline hooks::Target target_of(const Arguments& arguments) {
  if (arguments.has("global") && arguments.has("template")) {
    throw usage_error("--global and --template exclude each other");
  }
  return arguments.has("global")     ? hooks::Target::global
         : arguments.has("template") ? hooks::Target::git_template
                                     : hooks::Target::repository;
}

// What is meant instead, of agents: neither skill nor hooks is nothing.
inline agents::Wanted wanted_of(const Arguments& arguments) {
  agents::Wanted wanted = {.skill = arguments.has("skill"),
                           .hooks = arguments.has("agent-hooks"),
                           .agents = arguments.values("agent")};
  if (!wanted.skill && !wanted.hooks && !wanted.agents.empty()) {
    throw usage_error("--agent goes with --skill or --agent-hooks");
  }
  return wanted;
}

} // namespace handoff::cmd
