// SPDX-License-Identifier: MIT
// Why a skill fits, in the words of the query and its own.
#pragma once

#include "skills/rank.hpp"

#include <string>

namespace handoff::skills {

// One line: the words of the query that matched most, in brackets the
// skill's own where they are others: "crash (debugging), test". What comes
// from notes, paths and commands says so.
[[nodiscard]] std::string explain(const Ranked& ranked,
                                  const Skill& skill,
                                  const Wanted& wanted,
                                  Stemmer& stemmer);

} // namespace handoff::skills
