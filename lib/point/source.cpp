// SPDX-License-Identifier: MIT
// One text that notes may have been copied from.
#include "point/source.hpp"

#include "point/listing.hpp"

#include <algorithm>

namespace handoff::point {
namespace {

// Lines [first, last] of a part that starts at `start` and has `size` lines.
std::vector<LineRange> lines_within(std::size_t first,
                                    std::size_t last,
                                    std::size_t start,
                                    std::size_t size) {
  const bool is_all = first == start && last + 1 == start + size;
  return is_all ? std::vector<LineRange>()
                : std::vector{LineRange{first - start + 1, last - start + 1}};
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

Place place_in_patch(const Source& source,
                     std::size_t first,
                     std::size_t last) {
  const auto& files = source.text->files;
  const auto file = std::ranges::find_if(files, [&](const PatchFile& each) {
    return each.start <= first && last < each.end;
  });
  if (file == files.end()) {
    return {whole_patch(source.pointer),
            lines_within(first, last, 0, source.text->lines.size())};
  }
  Place place{source.pointer, {}};
  place.pointer.path = file->path;
  const auto hunk =
      std::ranges::find_if(file->hunks, [&](const PatchHunk& each) {
        return each.start <= first && last < each.end;
      });
  if (hunk == file->hunks.end()) {
    place.lines =
        lines_within(first, last, file->start, file->end - file->start);
    return place;
  }
  place.pointer.hunk = hunk->range;
  place.lines = lines_within(first, last, hunk->start, hunk->end - hunk->start);
  return place;
}

} // namespace

Place place(const Source& source, std::size_t first, std::size_t last) {
  if (source.pointer.kind == PointerKind::diff) {
    return place_in_patch(source, first, last);
  }
  Place place{source.pointer, {}};
  if (source.pointer.kind == PointerKind::file) {
    place.pointer.lines = {{first + 1, last + 1}};
  } else {
    place.lines = lines_within(first, last, 0, source.text->lines.size());
  }
  return place;
}

} // namespace handoff::point
