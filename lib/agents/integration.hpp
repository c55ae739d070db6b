// SPDX-License-Identifier: MIT
// Where each agent keeps its hooks and skills, and how its hooks are written.
#pragma once

#include "session/agent.hpp"
#include "session/places.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::agents {

// One event of an agent that we answer, under the agent's own name for it.
struct HookSlot {
  std::string_view event;
  std::string_view matcher; // of tools; empty: none
};

struct HookFormat {
  std::string_view file; // below the agent's directory
  std::span<const HookSlot> slots = {};
  bool is_grouped = true; // entries are {"matcher", "hooks": [...]}
  std::string_view command_key = "command";
  std::string_view timeout_key = "timeout";
  int timeout = 5;            // in the agent's own unit
  std::string_view head = ""; // members that a new file begins with
};

// Nothing for agents without hooks that run commands.
[[nodiscard]] std::optional<HookFormat> hook_format(session::Agent agent);

// The directory of its settings: "~/.claude", "~/.codex", ...; HOME and the
// variables that move it are taken from `environment`.
[[nodiscard]] std::string home_of(session::Agent agent,
                                  const session::Environment& environment);

// Where a skill for the user must stand so that the agent sees it. Several
// agents share one directory.
[[nodiscard]] std::string
skills_directory(session::Agent agent, const session::Environment& environment);

// The agents whose directory is there.
[[nodiscard]] std::vector<session::Agent>
agents_here(const session::Environment& environment);

// The line for a shell that answers that event: "git handoff hook agent claude
// SessionStart 2>/dev/null || true". Its status is 0 and it says nothing where
// git-handoff is missing, crashes or fails; a refusal is in the answer, never
// in the status.
[[nodiscard]] std::string hook_command(session::Agent agent,
                                       std::string_view event);

// What every such line begins with, those of earlier versions too.
inline constexpr std::string_view k_hook_command = "git handoff hook agent ";

} // namespace handoff::agents
