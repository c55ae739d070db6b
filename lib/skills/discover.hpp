// SPDX-License-Identifier: MIT
// The skills that are really on disk, as one agent sees them.
#pragma once

#include "skills/places.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace handoff::skills {

struct Skill {
  std::string name;      // as it is called; a plugin's is "plugin:skill"
  std::string directory; // last part of its directory, or the file's stem
  std::string path;      // of the file that defines it
  std::string description;
  std::string body;           // first bytes of its text
  bool must_be_typed = false; // the agent itself cannot call it
};

struct Installed {
  std::vector<Skill> skills;
  std::vector<std::string> problems; // one line each, "<path>: why"
};

// Bytes that are read of each file: the front matter and the first words.
inline constexpr std::size_t k_head_bytes = 8192;

// Reads every directory of `places`. A file that cannot be used is left out
// and named in `problems`; symlinks are followed, only regular files read.
[[nodiscard]] Installed discover(const SkillPlaces& places);

} // namespace handoff::skills
