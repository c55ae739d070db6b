// SPDX-License-Identifier: MIT
// Where this process stands: the places of the agent that is meant here.
#pragma once

#include "git/config.hpp"
#include "skills/places.hpp"

#include <optional>
#include <string>
#include <vector>

namespace handoff::skills {

// The work tree (none outside a repository), the current directory and home;
// the agent of `handoff.agent`, else the one that runs us, else any; the
// directories of `handoff.skills.path`. Throws Error when the configuration
// names an agent that we do not know.
[[nodiscard]] SkillPlaces places_here();

// The agent of handoff.agent; nullopt if it is unset or empty. Throws Error
// for a name that we do not know.
[[nodiscard]] std::optional<Agent> configured_agent(const git::Config& config);

// The directories of handoff.skills.path, absolute, `~` expanded.
[[nodiscard]] std::vector<std::string> extra_places(const git::Config& config);

// The agent of that name. Throws a usage Error that lists the known ones.
[[nodiscard]] Agent agent_named(std::string_view name);

} // namespace handoff::skills
