// SPDX-License-Identifier: MIT
// What an author wrote, sorted into the sections of a handoff.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff {

enum class Section {
  goal,
  next_steps,
  questions,
  know,
  decisions,
  rejected,
  traps,
  learnings,
  verified,
  state,
  pointers,
  skills,
};

// One thing that was said: a paragraph, a list item with what is nested in
// it, a code block; or what stands together below a heading that is no
// section's.
struct Note {
  Section section = Section::know;
  // Markdown, as it was written, without a newline at the end. In front, in
  // bold, the heading it stands below where that is no section's name
  // ("**Wire format:** little endian"). A label that says no more than the
  // section ("Goal: ...", "- TODO: ...") is left out.
  std::string text;
  std::size_t start = 0; // byte in the notes, its heading or label included
  std::size_t end = 0;   // exclusive
};

struct Notes {
  // Of the whole: a first heading of level 1, the only one that is no
  // section's name. It stands in no note.
  std::string title;
  std::vector<Note> notes; // in the order they were written
};

// Sorts `markdown` (UTF-8, plain newlines). Headings of any level, bold lines
// and labels ("Next:") that name a section in one of ten languages open it;
// what stands before them or below other headings is `know`, below their
// sub-headings theirs. Done items of a next-steps list are `state`. Every
// line but blank ones, section names, the title and rules is in exactly one
// note. Linear in the text.
[[nodiscard]] Notes parse_notes(std::string_view markdown);

} // namespace handoff
