// SPDX-License-Identifier: MIT
// What the environment says of agents: which one runs us, and where the user
// has moved their directories.
#pragma once

#include "agent/agent.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::agent {

// The value of an environment variable, or nothing when it is not set.
using Environment = std::function<std::optional<std::string>(std::string_view)>;

// The environment of this process.
[[nodiscard]] Environment process_environment();

// The path of what an agent keeps at `below_home` (".claude/skills") in the
// home directory, or where a variable moves it. Empty without HOME.
[[nodiscard]] std::string user_path(const Environment& environment,
                                    std::string_view below_home);

// The agent of those that runs this process, by the variables it sets: those
// that name a session first, last AI_AGENT and AGENT.
[[nodiscard]] std::optional<Agent> running(const Environment& environment,
                                           Filter filter);

// The agents whose home is there.
[[nodiscard]] std::vector<Agent> installed(const Environment& environment);

} // namespace handoff::agent
