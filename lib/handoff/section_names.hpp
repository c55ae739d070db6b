// SPDX-License-Identifier: MIT
// Recognises what authors call the sections of a handoff.
#pragma once

#include "handoff/notes.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace handoff {

struct NamedSection {
  Section section = Section::know;
  // What the title tells beside the section: "Decisions on the API" and "Out
  // of scope" more, "Goal" no more at all.
  bool says_more = false;
  bool is_plain = false;
};

// The section that `title` names, whatever its case, numbering, emphasis,
// emoji or punctuation: "2. **Next steps**:", "Key decisions (API)". Of two
// names ("Traps & learnings") the first counts.
[[nodiscard]] std::optional<NamedSection> section_named(std::string_view title);

// A section's name with a colon at the beginning of a line: "Goal: ship it",
// "**Open questions:**", "Q2: why?".
struct Label {
  NamedSection named;
  std::size_t colon = 0; // byte of it in the line
  std::size_t end = 0;   // where what it says begins
};

[[nodiscard]] std::optional<Label> leading_label(std::string_view line);

} // namespace handoff
