// SPDX-License-Identifier: MIT
// Parts of very long notes, so that memory does not grow with them.
#include "point/match/windows.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

// How well a part begins with this line, which is not the first.
std::uint8_t fitness(const NoteLines& notes, std::size_t index) {
  const NoteLine& line = notes.lines()[index];
  if (line.in_fence || line.is_fence) {
    return 0;
  }
  if (!notes.lines()[index - 1].is_blank) {
    return 1;
  }
  return notes.line(index).starts_with('#') ? 3 : 2;
}

} // namespace

Windows::Windows(const NoteLines& notes) : size_(notes.text().size()) {
  for (std::size_t i = 1; i < notes.lines().size(); ++i) {
    lines_.push_back({notes.lines()[i].start, fitness(notes, i)});
  }
}

std::size_t Windows::end(std::size_t start, std::size_t size) const {
  if (size_ - start <= size + size / 2) {
    return size_;
  }
  const auto next =
      std::ranges::lower_bound(lines_, start + size / 2, {}, &Line::start);
  return next == lines_.end()
             ? size_
             : cut(next->start, std::max(next->start, start + size - 1));
}

std::size_t Windows::cut(std::size_t from, std::size_t to) const {
  const auto first = std::ranges::lower_bound(lines_, from, {}, &Line::start);
  const auto last = std::ranges::upper_bound(lines_, to, {}, &Line::start);
  auto best = first;
  for (auto line = first; line < last; ++line) {
    best = line->fitness >= best->fitness ? line : best;
  }
  return first < last ? best->start : to;
}

} // namespace handoff::point
