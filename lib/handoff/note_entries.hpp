// SPDX-License-Identifier: MIT
// The author's notes as entries: every word, in the author's order.
#pragma once

#include "handoff/compose_parts.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace handoff {

// A note as an entry; its list marker is the template's to give.
[[nodiscard]] DraftEntry note_entry(const std::string& text);

// Whether a note is nothing but a block that belongs to what was said before
// it: code, a quotation, a table.
[[nodiscard]] bool is_block_note(const std::string& text);

// Appends the notes of `sections`, an entry each. A block goes with the entry
// of the author's that it follows.
void add_notes(const Gathered& gathered,
               std::initializer_list<Section> sections,
               std::vector<DraftEntry>& entries);

// The notes below "Questions": what asks, and what only stands there.
struct QuestionNotes {
  std::vector<DraftEntry> questions;
  std::vector<DraftEntry> remarks; // "call me at ..."
};
[[nodiscard]] QuestionNotes question_notes(const Gathered& gathered);

} // namespace handoff
