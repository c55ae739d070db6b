// SPDX-License-Identifier: MIT
// What we answer when an agent calls one of our hooks.
#pragma once

#include "agent/agent.hpp"
#include "session/dialogue/hook_input.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace handoff::agenthooks {

struct HookCall {
  agent::Agent agent;
  session::HookInput input;
};

// Works in `input.cwd`, where the repository is; outside of one, and on
// events that say nothing to us, the answer is empty.
//
// Before a compaction and at the end of a session: writes a handoff from the
// transcript, if it holds anything new, in a process of its own that goes on
// if it takes longer than `patience`. At the start: see words_at_start().
// Before a tool that would write a handoff into a work tree: refuses, and
// says the command to use instead.
//
// Gives the JSON for standard output, or nothing. Throws Error; an agent must
// not be kept from its work by that.
[[nodiscard]] std::string answer_hook(const HookCall& call,
                                      std::string_view version,
                                      std::chrono::milliseconds patience);

} // namespace handoff::agenthooks
