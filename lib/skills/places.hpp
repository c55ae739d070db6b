// SPDX-License-Identifier: MIT
// Where each agent looks for skills, as a list of directories.
#pragma once

#include "skills/agent.hpp"

#include <string>
#include <vector>

namespace handoff::skills {

// Where we look from. Paths are absolute; empty means there is none.
struct SkillPlaces {
  std::string root = {}; // top of the work tree
  std::string cwd = {};  // inside root, or anywhere when there is no root
  std::string home = {};
  Agent agent = {}; // for whom the skills are
  // Directories that hold skills, searched first (`--path`, handoff.skills).
  std::vector<std::string> extra = {};
  // Variables that move an agent's own directory (CLAUDE_CONFIG_DIR, ...).
  Environment environment = agent::process_environment();
};

using Form = agent::SkillForm;

struct Directory {
  std::string path; // absolute; need not exist
  Form form = Form::skills;
};

// The directories that `places.agent` reads, the one that wins when two hold
// the same name first.
[[nodiscard]] std::vector<Directory> directories(const SkillPlaces& places);

} // namespace handoff::skills
