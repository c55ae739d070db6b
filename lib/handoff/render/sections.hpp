// SPDX-License-Identifier: MIT
// Which sections a document of each kind has, in order. The built-in
// templates say the same in Markdown; a test holds them together.
#pragma once

#include "render/handoff.hpp"

#include <span>
#include <string_view>

namespace handoff {

enum class SectionShape {
  paragraphs,
  steps,     // numbered from 1
  questions, // numbered Q1, Q2, ...
  bullets,
};

struct SectionForm {
  Part part;
  SectionShape shape = SectionShape::bullets;
  bool is_always_shown = false; // with its heading alone if it is empty
};

[[nodiscard]] std::span<const SectionForm> sections_of(Kind kind);

// "What you must know"
[[nodiscard]] std::string_view heading_of(Part part);

// "Handoff", "Return" or "Review": what the document's title begins with.
[[nodiscard]] std::string_view title_word(Kind kind);

// The sentence below the title that says how to read the document.
[[nodiscard]] std::string_view reading_rule(Kind kind);

} // namespace handoff
