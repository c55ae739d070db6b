// SPDX-License-Identifier: MIT
// The agent that the skills are for, as users name it and as it is told to
// use one.
#pragma once

#include "agent/environment.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::skills {

using agent::Agent;
using agent::Environment;

// As agent::parse(); "any" is the Agent that stands for all.
[[nodiscard]] std::optional<Agent> parse_agent(std::string_view name);

// The names that parse_agent takes, for messages.
[[nodiscard]] std::string known_agents();

// The agent whose session we run in; any when nothing says so.
[[nodiscard]] Agent detect_agent(const Environment& environment);

// What to write so that `agent` uses the skill: "/name" where a prompt may
// start so, "$name", or a request in words, which every agent understands.
[[nodiscard]] std::string invocation(Agent agent, std::string_view name);

} // namespace handoff::skills
