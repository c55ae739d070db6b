// SPDX-License-Identifier: MIT
// What people say and the words by which skills for it are described.
#pragma once

#include "skills/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::skills {

// Stems joined by single spaces: "pull request".
using Phrase = std::string;

// One line of concepts.txt.
struct Concept {
  std::vector<Phrase> said;    // any of these in a purpose ...
  std::vector<Phrase> targets; // ... is about these
  bool is_synonym = false;     // the same things under other names
};

// The table that is compiled in, stemmed.
[[nodiscard]] std::vector<Concept> read_concepts(Stemmer& stemmer);

// The same from any text of that form, for tests. Lines are
// "said, said > target, target", "name = name" or "# comment".
[[nodiscard]] std::vector<Concept> read_concepts(std::string_view text,
                                                 Stemmer& stemmer);

} // namespace handoff::skills
