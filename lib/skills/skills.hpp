// SPDX-License-Identifier: MIT
// Which installed skills the next session should use, and why.
#pragma once

#include "skills/places.hpp"
#include "skills/query.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace handoff::skills {

struct Suggestion {
  std::string name;
  std::string path;           // of the file that defines it
  std::string agent;          // agent_name of the target
  std::string invoke;         // what to write so that the agent uses it
  std::string why;            // one line: what it matches
  double score = 0;           // comparable within one answer only
  bool must_be_typed = false; // the agent cannot call it: a person must
};

struct FoundSkills {
  std::vector<Suggestion> suggestions; // best first; none is an answer
  std::vector<std::string> problems;   // files that could not be used, why
  std::size_t installed = 0;           // skills that the agent can see
  std::string nearest_unfit = {};      // the best of those not worth naming
};

// The skills worth naming, at most `most`. Without any query (no purpose,
// nothing else) every installed one, by name, with its description as why.
[[nodiscard]] FoundSkills
suggest(const Query& query, const SkillPlaces& places, std::size_t most = 10);

} // namespace handoff::skills
