// SPDX-License-Identifier: MIT
// How well each skill fits a query: BM25F over name, description and first
// words.
#pragma once

#include "skills/discover.hpp"
#include "skills/query.hpp"

#include <string>
#include <vector>

namespace handoff::skills {

struct Ranked {
  std::size_t skill = 0; // index
  double score = 0;      // information in nats that the matches carry
  std::string why = {};  // what matched, one line
};

// Every skill that has any facet, best first; equal scores by name.
[[nodiscard]] std::vector<Ranked> rank(const std::vector<Skill>& skills,
                                       const std::vector<Facet>& facets,
                                       const Background& background,
                                       Stemmer& stemmer);

} // namespace handoff::skills
