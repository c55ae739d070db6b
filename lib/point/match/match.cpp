// SPDX-License-Identifier: MIT
// Lines of the notes that also stand, in the same order, in a source.
#include "point/match/match.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

// A line that is in the notes more often is not an anchor.
constexpr std::size_t k_max_places = 64;

// Context lines of a patch are also in the file: only signs make a copy of
// the patch.
bool has_sign(const Source& source, std::size_t line) {
  if (source.pointer.kind != PointerKind::diff) {
    return true;
  }
  const std::string_view text = source.text->lines[line];
  return !text.empty() && text[0] != ' ';
}

} // namespace

struct Matcher::Side {
  const Source& source;
  std::vector<Folded> lines;
  // Where the last run of each diagonal ended, as a line of the notes.
  std::unordered_map<std::ptrdiff_t, std::size_t> ends;
};

Matcher::Matcher(const NoteLines& notes) : notes_(notes) {
  for (std::size_t i = 0; i < notes.lines().size(); ++i) {
    for (const Core& core : notes.lines()[i].cores) {
      std::vector<std::size_t>& places = wanted_[core.hash];
      const bool is_new = places.empty() || places.back() != i;
      if (core.is_worthy && is_new && places.size() <= k_max_places) {
        places.push_back(i);
      }
    }
  }
  std::erase_if(wanted_, [](const auto& entry) {
    return entry.second.empty() || entry.second.size() > k_max_places;
  });
}

std::vector<Run> Matcher::runs(const Source& source) {
  std::vector<Run> runs;
  Side side{source, {}, {}};
  side.lines.reserve(source.text->lines.size());
  bool has_any = false;
  for (const std::string_view line : source.text->lines) {
    side.lines.push_back(folder_.fold(line));
    has_any = has_any || wants(side.lines.back().hash);
  }
  if (!has_any) {
    return runs;
  }
  for (std::size_t line = 0; line < side.lines.size(); ++line) {
    const auto places = wanted_.find(side.lines[line].hash);
    if (places == wanted_.end() || !has_sign(source, line)) {
      continue;
    }
    for (const std::size_t note : places->second) {
      const auto diagonal = static_cast<std::ptrdiff_t>(note - line);
      const auto end = side.ends.find(diagonal);
      if (end == side.ends.end() || end->second <= note) {
        runs.push_back(run(side, note, line));
        side.ends[diagonal] = runs.back().note + runs.back().count;
      }
    }
  }
  return runs;
}

bool Matcher::is_same(const Side& side,
                      std::size_t note,
                      std::size_t line) const {
  const std::uint64_t hash = side.lines[line].hash;
  const NoteLine& pasted = notes_.lines()[note];
  return std::ranges::any_of(
      pasted.cores, [&](const Core& core) { return core.hash == hash; });
}

Run Matcher::run(const Side& side, std::size_t note, std::size_t line) const {
  std::size_t before = 0;
  while (before < note && before < line &&
         is_same(side, note - before - 1, line - before - 1)) {
    ++before;
  }
  std::size_t after = 1;
  while (note + after < notes_.lines().size() &&
         line + after < side.lines.size() &&
         is_same(side, note + after, line + after)) {
    ++after;
  }
  return {&side.source, note - before, line - before, before + after};
}

} // namespace handoff::point
