// SPDX-License-Identifier: MIT
// What else an agent's own files say about skills: Claude Code's plugins,
// Codex's policies.
#pragma once

#include "skills/places.hpp"

#include <string>
#include <vector>

namespace handoff::skills {

struct Plugin {
  std::string name; // skills are called "<name>:<skill>"
  std::string path; // where it is installed
};

struct Plugins {
  std::vector<Plugin> enabled;
  std::vector<std::string> problems; // "<path>: why"
};

// The plugins that `directory`/installed_plugins.json lists and that neither
// the user's nor the project's settings switch off.
[[nodiscard]] Plugins find_plugins(const std::string& directory,
                                   const SkillPlaces& places);

// Whether `skill_directory`/agents/openai.yaml forbids the agent to call
// the skill by itself (policy: allow_implicit_invocation: false).
[[nodiscard]] bool policy_forbids(const std::string& skill_directory);

} // namespace handoff::skills
