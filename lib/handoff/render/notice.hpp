// SPDX-License-Identifier: MIT
// What a document says about its own length.
#pragma once

#include "render/handoff.hpp"

#include <string>

namespace handoff {

struct LengthNotice {
  std::string sentence; // empty: nothing to say
  std::string command;  // prints the whole; empty: this is the whole
};

// Names the sections of which entries were left out, the author's apart, and
// says if the author's notes made the document longer than its budget.
[[nodiscard]] LengthNotice length_notice(const Handoff& handoff);

// "3 of Pointers, 1 of State"
[[nodiscard]] std::string
section_counts(const std::map<Part, std::size_t>& counts);

} // namespace handoff
