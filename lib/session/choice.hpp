// SPDX-License-Identifier: MIT
// What a sentence chooses and what it rejects.
#pragma once

#include <string>
#include <string_view>

namespace handoff::session {

struct Choice {
  std::string chosen;   // a few words, lower case; empty: not said
  std::string rejected; // likewise
};

// "We use SQLite instead of Postgres because ..." chooses "sqlite" and
// rejects "postgres". Understands "instead of", "rather than", "over",
// "not X but Y", "switch from X to Y", "rejected", "ruled out", "don't use",
// "no longer use", "drop". Both empty when the sentence has no such form.
[[nodiscard]] Choice read_choice(std::string_view sentence);

// Whether two such phrases name the same thing: one holds all words of the
// other.
[[nodiscard]] bool is_same_choice(std::string_view a, std::string_view b);

} // namespace handoff::session
