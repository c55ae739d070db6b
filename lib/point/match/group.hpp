// SPDX-License-Identifier: MIT
// Blocks that belong together: cut by `...`, or edited in between.
#pragma once

#include "point/match/cover.hpp"

#include <vector>

namespace handoff::point {

enum class StretchKind {
  same,   // a block's lines
  edited, // beside the source's lines of the same place, changed by hand
  gap,    // one line "..." of the notes for any number of the source's
};

struct Stretch {
  StretchKind kind = StretchKind::same;
  std::size_t note = 0; // first line of the notes, 0-based
  std::size_t line = 0; // first line of the source; not of a gap
  std::size_t count = 0;
};

// What one pointer may stand for: neighbouring lines of the notes.
struct Group {
  const Source* source = nullptr;
  Recipe recipe; // of all its blocks
  std::vector<Stretch> stretches;

  [[nodiscard]] std::size_t note() const { return stretches.front().note; }
  [[nodiscard]] std::size_t note_end() const {
    return stretches.back().note + stretches.back().count;
  }
  [[nodiscard]] bool has(StretchKind kind) const;
};

// In the order of the notes.
[[nodiscard]] std::vector<Group>
grouped(const NoteLines& notes, const std::vector<CopiedBlock>& blocks);

// Whether one line may be the other after an edit: they share half of their
// words or of their characters.
[[nodiscard]] bool are_alike(std::string_view a, std::string_view b);

} // namespace handoff::point
