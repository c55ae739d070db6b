// SPDX-License-Identifier: MIT
// How well each skill fits: BM25F over name, description and first words,
// and how near its words are in meaning.
#pragma once

#include "skills/discover.hpp"
#include "skills/query.hpp"

#include <string>
#include <vector>

namespace handoff::skills {

struct Ranked {
  std::size_t skill = 0; // index
  double score = 0;     // nats that the matches carry, plus nearness of meaning
  std::string why = {}; // what matched, one line
};

// Every skill, best first; equal scores by name.
[[nodiscard]] std::vector<Ranked>
rank(const std::vector<Skill>& skills, const Wanted& wanted, Stemmer& stemmer);

} // namespace handoff::skills
