// SPDX-License-Identifier: MIT
// Lines of the notes that also stand, in the same order, in a source.
#pragma once

#include "point/language/fold.hpp"
#include "point/language/source.hpp"
#include "point/match/notes.hpp"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace handoff::point {

// `count` neighbouring lines; each folds to the same on both sides.
struct Run {
  const Source* source = nullptr;
  std::size_t note = 0; // first line of the notes, 0-based
  std::size_t line = 0; // first line of the source, 0-based
  std::size_t count = 0;
};

class Matcher {
public:
  explicit Matcher(const NoteLines& notes);

  // Whether some line of the notes may be this one.
  [[nodiscard]] bool wants(std::uint64_t hash) const {
    return wanted_.contains(hash);
  }

  // The runs of one source, longest possible each.
  [[nodiscard]] std::vector<Run> runs(const Source& source);

private:
  struct Side; // the folded lines of the source at hand
  [[nodiscard]] Run
  run(const Side& side, std::size_t note, std::size_t line) const;
  [[nodiscard]] bool
  is_same(const Side& side, std::size_t note, std::size_t line) const;

  const NoteLines& notes_;
  Folder folder_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> wanted_;
};

} // namespace handoff::point
