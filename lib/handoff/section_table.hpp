// SPDX-License-Identifier: MIT
// What authors call the sections of a handoff, in their languages: data.
#pragma once

#include "handoff/notes.hpp"

#include <span>
#include <string_view>

namespace handoff {

// Names as text::title_words gives them, "|" between. "=" before one says
// that it tells no more than the section itself, so that "Goal: ship it" may
// stand there as "ship it"; "!" that without it what it heads would be
// misread ("Out of scope").
struct SectionNames {
  Section section;
  std::string_view names;
};

// Where two rows have the same name, the first counts.
[[nodiscard]] std::span<const SectionNames> section_table();

} // namespace handoff
