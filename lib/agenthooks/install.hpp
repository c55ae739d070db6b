// SPDX-License-Identifier: MIT
// Puts our skill and hooks where agents find them, and takes them out again.
#pragma once

#include "agent/environment.hpp"

#include <span>
#include <string>
#include <vector>

namespace handoff::agenthooks {

using agent::Agent;
using Agents = std::span<const Agent>;

// What --skill, --agent-hooks and --agent say.
struct InstallRequest {
  bool skill = false;
  bool hooks = false;
  std::vector<std::string> agents = {}; // empty: all that are here
};

// What was done and what is left to the user, a line each.
struct InstallOutcome {
  std::vector<std::string> done;
  std::vector<std::string> left;
};

// Adds our hooks to the settings of `agents`, which must all have them. What
// others wrote there stays as it is, to the byte. Throws Error when a file
// cannot be read, understood or written.
[[nodiscard]] InstallOutcome
install_hooks(Agents agents, const agent::Environment& environment);

// Takes out exactly those; a file that says nothing then goes too.
[[nodiscard]] InstallOutcome
uninstall_hooks(Agents agents, const agent::Environment& environment);

// Writes SKILL.md; a different file of that name is left, and said.
[[nodiscard]] InstallOutcome
install_skill(Agents agents, const agent::Environment& environment);

// Removes it where it is ours to the last byte.
[[nodiscard]] InstallOutcome
uninstall_skill(Agents agents, const agent::Environment& environment);

// What is wanted of those. Throws Error (usage) for an unknown agent, and
// where there is none.
[[nodiscard]] InstallOutcome install(const InstallRequest& wanted,
                                     const agent::Environment& environment);
[[nodiscard]] InstallOutcome uninstall(const InstallRequest& wanted,
                                       const agent::Environment& environment);

struct HookState {
  Agent agent;
  std::string file;
  std::size_t installed = 0; // events
  std::size_t known = 0;     // events that we would install
  bool is_outdated = false;  // some are of an earlier version of ours
};

// Of the agents that are here and have hooks.
[[nodiscard]] std::vector<HookState>
hook_states(const agent::Environment& environment);

} // namespace handoff::agenthooks
