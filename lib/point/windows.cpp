// SPDX-License-Identifier: MIT
// Parts of very long notes, so that memory does not grow with them.
#include "point/windows.hpp"

namespace handoff::point {
namespace {

// How well a part begins with this line, which is not the first.
int fitness(const Notes& notes, std::size_t index) {
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

std::vector<std::string_view> windows(const Notes& notes, std::size_t size) {
  const std::string_view text = notes.text();
  const auto& lines = notes.lines();
  std::vector<std::string_view> all;
  std::size_t start = 0;
  for (std::size_t i = 0; text.size() - start > size + size / 2;) {
    while (i < lines.size() && lines[i].start < start + size / 2) {
      ++i;
    }
    if (i == lines.size()) {
      break;
    }
    std::size_t best = i;
    for (; i < lines.size() && lines[i].start < start + size; ++i) {
      best = fitness(notes, i) >= fitness(notes, best) ? i : best;
    }
    all.push_back(text.substr(start, lines[best].start - start));
    start = lines[best].start;
    i = best;
  }
  all.push_back(text.substr(start));
  return all;
}

} // namespace handoff::point
