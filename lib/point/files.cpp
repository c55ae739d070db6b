// SPDX-License-Identifier: MIT
// Files of the repository as sources: those that may hold some of the notes.
#include "point/files.hpp"

#include "git/git.hpp"

#include <algorithm>
#include <set>

namespace handoff::point {

void add_files(Sources& sources,
               const Ends& ends,
               const git::Repository&,
               const Matcher&,
               const ProseMatcher&) {
  std::set<std::string, std::less<>> changed;
  if (!ends.base.empty()) {
    const std::string names = git::output(
        {"diff-tree", "-r", "-z", "--name-only", ends.base, ends.head});
    for (const std::string_view name : git::split(names, '\0')) {
      changed.emplace(name);
    }
  }
  const std::string tree = git::output({"ls-tree", "-r", "-z", ends.head});
  for (const std::string_view entry : git::split(tree, '\0')) {
    const std::size_t tab = entry.find('\t');
    if (tab == std::string_view::npos || !entry.starts_with("100")) {
      continue;
    }
    const std::string_view path = entry.substr(tab + 1);
    sources.add({.kind = PointerKind::file,
                 .rev = ends.short_head,
                 .path = std::string(path)},
                ends.head,
                changed.contains(path) ? Rank::changed_file : Rank::file);
  }
}

} // namespace handoff::point
