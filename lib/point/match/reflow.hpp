// SPDX-License-Identifier: MIT
// Makes a replacement of prose whose lines were broken anew.
#pragma once

#include "point/language/replacement.hpp"
#include "point/language/source.hpp"
#include "point/match/notes.hpp"

#include <optional>
#include <string_view>

namespace handoff::point {

// Words of the notes that are, one by one, words of a source.
struct ProseRun {
  const Source* source = nullptr;
  std::size_t start = 0;       // bytes of the notes: of the first word
  std::size_t end = 0;         // exclusive: of the last word
  LineRange lines;             // of the source
  std::string_view first = {}; // the first word, in the source's text
  std::string_view last = {};
};

// Nothing where no recipe gives the bytes back.
[[nodiscard]] std::optional<Replacement> reflow(const NoteLines& notes,
                                                const ProseRun& run);

} // namespace handoff::point
