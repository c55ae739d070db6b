// SPDX-License-Identifier: MIT
// How well each skill fits: BM25F over name, description and first words,
// and how near its words are in meaning.
#pragma once

#include "skills/discover.hpp"
#include "skills/query.hpp"

#include <vector>

namespace handoff::skills {

// A facet that a skill has.
struct FacetMatch {
  double nats = 0;        // what it adds to the score
  std::size_t facet = 0;  // index in the query
  std::size_t phrase = 0; // which of its phrases the skill has most
};

struct Ranked {
  std::size_t skill = 0; // index
  double score = 0;      // nats of all matches, plus nearness of meaning
  std::vector<FacetMatch> matches = {}; // strongest first
};

struct Ranking {
  std::vector<Ranked> skills; // all, best first; equal scores by name
  double most = 0;            // what a skill that has everything would score
};

// Matches are filled in for the first `explained`.
[[nodiscard]] Ranking rank(const std::vector<Skill>& skills,
                           const Wanted& wanted,
                           Stemmer& stemmer,
                           std::size_t explained);

} // namespace handoff::skills
