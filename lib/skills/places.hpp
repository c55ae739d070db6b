// SPDX-License-Identifier: MIT
// Where each agent looks for skills, as a list of directories.
#pragma once

#include "skills/agent.hpp"

#include <string>
#include <vector>

namespace handoff::skills {

// Where we look from. Paths are absolute; empty means there is none.
struct Places {
  std::string root = {}; // top of the work tree
  std::string cwd = {};  // inside root, or anywhere when there is no root
  std::string home = {};
  Agent agent = Agent::any; // for whom the skills are
  // Directories that hold skills, searched first (`--path`, handoff.skills).
  std::vector<std::string> extra = {};
  // Variables that move an agent's own directory (CLAUDE_CONFIG_DIR, ...).
  Environment environment = process_environment();
};

// What a directory holds.
enum class Form {
  skills,         // <name>/SKILL.md
  nested_skills,  // also <group>/<name>/SKILL.md
  markdown_files, // commands: <name>.md
  toml_files,     // commands: <name>.toml
  plugins,        // Claude Code's: installed_plugins.json and its settings
};

struct Directory {
  std::string path; // absolute; need not exist
  Form form = Form::skills;
};

// The directories that `places.agent` reads, the one that wins when two hold
// the same name first.
[[nodiscard]] std::vector<Directory> directories(const Places& places);

// Whether the agent lists both of two skills of one name.
[[nodiscard]] bool lists_all_of_a_name(Agent agent);

// What `disable-model-invocation: true` means to the agent: it cannot call
// the skill, a person must type its name.
[[nodiscard]] bool hides_disabled(Agent agent);

} // namespace handoff::skills
