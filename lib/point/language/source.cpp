// SPDX-License-Identifier: MIT
// One text that notes may have been copied from.
#include "point/language/source.hpp"

#include "point/language/listing.hpp"
#include "point/language/quoted.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

// The lines of a part, 0-based.
struct PartLines {
  std::size_t start = 0;
  std::size_t end = 0; // exclusive
};

std::vector<LineRange> lines_within(const std::vector<LineRange>& ranges,
                                    const PartLines& part) {
  std::vector<LineRange> lines = ranges;
  for (LineRange& range : lines) {
    range.first -= part.start;
    range.last -= part.start;
  }
  const bool is_all = lines == std::vector{LineRange{1, part.end - part.start}};
  return is_all ? std::vector<LineRange>() : lines;
}

// Whether `part` (with start and end) has all of them.
template <typename PatchPart>
bool holds(const PatchPart& part, const std::vector<LineRange>& ranges) {
  return part.start < ranges.front().first && ranges.back().last <= part.end;
}

// A patch of several paths is what a command prints.
Pointer whole_patch(const Pointer& pointer) {
  const bool is_commit = pointer.base.empty();
  const Listing listing{
      .kind = PointerKind::diff,
      .options = is_commit ? std::vector<std::string>{"show", "--format="}
                           : std::vector<std::string>{"diff"},
      .revisions = {is_commit ? pointer.rev
                              : pointer.base + ".." + pointer.rev}};
  return {.kind = PointerKind::diff, .command = listing.text()};
}

SourcePlace place_in_patch(const Source& source,
                           const std::vector<LineRange>& ranges) {
  const auto& files = source.text->files;
  const auto file = std::ranges::find_if(
      files, [&](const PatchFile& each) { return holds(each, ranges); });
  if (file == files.end()) {
    return {whole_patch(source.pointer),
            lines_within(ranges, {0, source.text->lines.size()})};
  }
  SourcePlace place{source.pointer, {}};
  place.pointer.path = file->path;
  const auto hunk = std::ranges::find_if(
      file->hunks, [&](const PatchHunk& each) { return holds(each, ranges); });
  if (hunk == file->hunks.end()) {
    place.lines = lines_within(ranges, {file->start, file->end});
    return place;
  }
  place.pointer.hunk = hunk->range;
  place.lines = lines_within(ranges, {hunk->start, hunk->end});
  return place;
}

// The heading that a handoff's line stands under.
std::string section_of(const SourceText& text, std::size_t line) {
  constexpr std::string_view k_heading = "## ";
  for (std::size_t i = std::min(line, text.lines.size()); i > 0; --i) {
    if (text.lines[i - 1].starts_with(k_heading)) {
      return plain_label(text.lines[i - 1].substr(k_heading.size()));
    }
  }
  return {};
}

} // namespace

SourcePlace place(const Source& source, const std::vector<LineRange>& ranges) {
  if (source.pointer.kind == PointerKind::diff) {
    return place_in_patch(source, ranges);
  }
  SourcePlace place{source.pointer, {}};
  if (source.pointer.kind == PointerKind::file) {
    place.pointer.lines = ranges;
  } else {
    place.lines = lines_within(ranges, {0, source.text->lines.size()});
    if (is_elsewhere(source.pointer.kind)) {
      place.pointer.rev.clear();
    }
    if (source.pointer.kind == PointerKind::handoff) {
      place.pointer.label = section_of(*source.text, ranges.front().first);
    }
  }
  return place;
}

} // namespace handoff::point
