// SPDX-License-Identifier: MIT
// Parts of very long notes, so that memory does not grow with them.
#pragma once

#include "point/match/notes.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace handoff::point {

// A part has about so many bytes; notes that are not longer by half are one.
inline constexpr std::size_t k_window = std::size_t{512} << 10U;

// Where notes can be cut: before a line, best where a passage is least likely
// to be (before a heading, behind a blank line), in a fence only when there is
// nothing else. Keeps less than the notes.
class Windows {
public:
  explicit Windows(const NoteLines& notes);

  // The byte behind the part of about `size` bytes that begins at byte
  // `start`; never `start` itself, unless it is the end.
  [[nodiscard]] std::size_t end(std::size_t start,
                                std::size_t size = k_window) const;

  // The best start of a line within [`from`, `to`] that is not the notes'
  // first, of equal ones the last. `to` where none is.
  [[nodiscard]] std::size_t cut(std::size_t from, std::size_t to) const;

private:
  struct Line {
    std::size_t start = 0; // byte
    std::uint8_t fitness = 0;
  };
  std::vector<Line> lines_; // but the first
  std::size_t size_;        // bytes of the notes
};

} // namespace handoff::point
