// SPDX-License-Identifier: MIT
// Where in a file something changed, as a pointer.
#include "handoff/changed_place.hpp"

#include "handoff/definitions.hpp"

#include <algorithm>

namespace handoff {
namespace {

constexpr std::size_t k_max_ranges = 3;
constexpr std::size_t k_max_names = 4;
constexpr std::size_t k_max_gap = 6; // lines between stretches told as one

// The largest stretches, in the file's order.
std::vector<point::LineRange> main_ranges(const std::vector<git::Hunk>& hunks) {
  std::vector<point::LineRange> ranges;
  for (const git::Hunk& hunk : hunks) {
    const std::size_t first = std::max<std::size_t>(hunk.first, 1);
    const std::size_t last = first + std::max<std::size_t>(hunk.count, 1) - 1;
    if (!ranges.empty() && first <= ranges.back().last + k_max_gap) {
      ranges.back().last = std::max(ranges.back().last, last);
    } else {
      ranges.push_back({first, last});
    }
  }
  std::ranges::stable_sort(ranges, [](const auto& a, const auto& b) {
    return a.last - a.first > b.last - b.first;
  });
  ranges.resize(std::min(ranges.size(), k_max_ranges));
  std::ranges::sort(ranges, {}, &point::LineRange::first);
  return ranges;
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  const std::size_t shown = std::min(names.size(), k_max_names);
  for (std::size_t i = 0; i < shown; ++i) {
    text += (text.empty() ? "" : ", ") + names[i];
  }
  if (shown < names.size()) {
    text += ", " + std::to_string(names.size() - shown) + " more";
  }
  return text;
}

} // namespace

point::Pointer changed_place(std::string rev,
                             const std::string& path,
                             const std::vector<git::Hunk>& hunks) {
  return {.rev = std::move(rev),
          .path = path,
          .label = joined(changed_definitions(path, hunks)),
          .lines = main_ranges(hunks)};
}

point::Pointer new_file(std::string rev,
                        const std::string& path,
                        const std::vector<git::Hunk>& hunks) {
  std::vector<std::string> names = changed_definitions(path, hunks);
  constexpr std::string_view k_added = "added ";
  for (std::string& name : names) {
    name.erase(0, name.starts_with(k_added) ? k_added.size() : 0);
  }
  return {.rev = std::move(rev), .path = path, .label = joined(names)};
}

} // namespace handoff
