// SPDX-License-Identifier: MIT
// What `install` and `uninstall` have in common: which place is meant.
#pragma once

#include "agenthooks/install.hpp"
#include "base/error.hpp"
#include "command.hpp"
#include "githooks/install.hpp"

namespace handoff::cmd {

// Which of git's places for hooks is meant.
inline githooks::Target target_of(const Arguments& arguments) {
  if (arguments.has("global") && arguments.has("template")) {
    throw usage_error("--global and --template exclude each other");
  }
  return arguments.has("global")     ? githooks::Target::global
         : arguments.has("template") ? githooks::Target::git_template
                                     : githooks::Target::repository;
}

// What is meant instead, of agents: neither skill nor hooks is nothing.
inline agenthooks::InstallRequest wanted_of(const Arguments& arguments) {
  agenthooks::InstallRequest wanted = {.skill = arguments.has("skill"),
                                       .hooks = arguments.has("agent-hooks"),
                                       .agents = arguments.values("agent")};
  if (!wanted.skill && !wanted.hooks && !wanted.agents.empty()) {
    throw usage_error("--agent goes with --skill or --agent-hooks");
  }
  return wanted;
}

} // namespace handoff::cmd
