// SPDX-License-Identifier: MIT
// Suggestions as text: for people, for scripts, as JSON.
#pragma once

#include "skills/skills.hpp"

#include <string>

namespace handoff::skills {

// [{"name", "path", "agent", "invoke", "score", "why"}], best first; a skill
// that the agent cannot call has "must_be_typed": true as well.
[[nodiscard]] std::string as_json(const FoundSkills& found);

// One skill a line, "<name> TAB <path> TAB <invoke>", each ended by `end`.
[[nodiscard]] std::string as_porcelain(const FoundSkills& found, char end);

// For people: name, why, how to use it; or why there is none.
[[nodiscard]] std::string as_text(const FoundSkills& found, Agent agent);

// The sentence for no suggestion: whether there are skills at all.
[[nodiscard]] std::string why_none(const FoundSkills& found, Agent agent);

} // namespace handoff::skills
