// SPDX-License-Identifier: MIT
// What a sentence chooses and what it rejects.
#pragma once

#include <string>
#include <string_view>

namespace handoff::session {

struct Choice {
  std::string chosen;   // a few words as they were written; empty: not said
  std::string rejected; // likewise
};

// "We use SQLite instead of Postgres because ..." chooses "SQLite" and
// rejects "Postgres". Understands "instead of", "rather than", "over",
// "not X but Y", "switch from X to Y", "rejected", "ruled out", "don't use",
// "no longer use", "drop" and the like in the languages of markers.hpp. Both
// are empty when the sentence has no such form. Give it decisions only: what
// a sentence says about a program's behaviour is not told apart here.
[[nodiscard]] Choice read_choice(std::string_view sentence);

// Whether two such phrases name the same thing: one holds all words of the
// other, in whatever case.
[[nodiscard]] bool is_same_choice(std::string_view a, std::string_view b);

} // namespace handoff::session
