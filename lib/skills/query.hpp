// SPDX-License-Identifier: MIT
// What the next session is about, as things to look for in skills.
#pragma once

#include "skills/background.hpp"
#include "skills/concepts.hpp"

#include <string>
#include <vector>

namespace handoff::skills {

// What is known about the next session.
struct Query {
  std::string purpose = {};
  std::string notes = {};
  std::vector<std::string> changed_paths = {};
  std::vector<std::string> failed_commands = {};
  std::vector<std::string> used_skills = {}; // names, earlier in the session
};

// One thing to look for. A skill has it as soon as it has one of `phrases`.
struct Facet {
  std::vector<Phrase> phrases; // stems; at most two words each
  double weight = 1;
  std::string said; // the words of the query it comes from, as they stand
  enum class Origin { purpose, notes, path, command } origin = Origin::purpose;
};

[[nodiscard]] std::vector<Facet> read_query(
    const Query& query, const std::vector<Concept>& concepts, Stemmer& stemmer);

} // namespace handoff::skills
