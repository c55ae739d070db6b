// SPDX-License-Identifier: MIT
// What the next session is about, as things to look for in skills.
#pragma once

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

enum class Origin { purpose, notes, path, command };

// One thing to look for. A skill has it as soon as it has one of `phrases`.
struct Facet {
  struct Alternative {
    Phrase phrase; // stems; at most two words
    double weight = 1;
  };
  std::vector<Alternative> phrases;
  double weight = 1;
  bool is_intent = false;   // of the table, not of the query's own words
  bool is_stressed = false; // a word of the query that names an intent
  // The words of the query it comes from, as they are; of an intent, all
  // that say it.
  std::vector<std::string> said;
  Origin origin = Origin::purpose;
};

// A word of the query, for its meaning.
struct QueryWord {
  std::string said; // as is
  std::string stem;
  double weight = 1;
  std::vector<Phrase> other_names = {};
};

struct Wanted {
  std::vector<Facet> facets;
  std::vector<QueryWord> words; // without function words, each stem once
};

// The purpose counts most; words in its subordinate clauses less. All notes
// together count at most half of it, so do all paths and all commands.
[[nodiscard]] Wanted read_query(const Query& query,
                                const std::vector<Concept>& concepts,
                                Stemmer& stemmer);

} // namespace handoff::skills
