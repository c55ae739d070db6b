// SPDX-License-Identifier: MIT
// Everything that notes about a branch may repeat, as sources.
#include "point/corpus.hpp"

#include "git/git.hpp"

#include <utility>

namespace handoff::point {

void Sources::add(Pointer pointer, const std::string& rev, Rank rank) {
  const SourceText* text = library_.text(pointer);
  if (text == nullptr || text->lines.empty()) {
    return;
  }
  if (pointer.kind == PointerKind::commit) {
    pointer.label = text->lines.front();
  }
  all_.push_back({std::move(pointer), rev, rank, text});
}

void Sources::put(Pointer pointer,
                  const std::string& rev,
                  Rank rank,
                  std::string bytes) {
  const SourceText& text = library_.put(pointer, std::move(bytes));
  if (!text.lines.empty()) {
    all_.push_back({std::move(pointer), rev, rank, &text});
  }
}

Ends read_ends(const git::Repository& repository, const PointOptions& options) {
  Ends ends{.base = options.base,
            .head = options.head.empty() ? repository.head : options.head,
            .snapshot = options.snapshot};
  std::vector<std::string> words = {
      "rev-list", "--no-walk=unsorted", "--abbrev-commit"};
  for (const std::string& id : {ends.base, ends.head, ends.snapshot}) {
    if (!id.empty()) {
      words.push_back(id);
    }
  }
  if (ends.head.empty()) {
    return ends;
  }
  words.emplace_back("--");
  const std::string names = git::output(std::move(words));
  std::size_t next = 0;
  const auto lines = git::split(names, '\n');
  for (const auto& [id, name] :
       {std::pair(&ends.base, &ends.short_base),
        std::pair(&ends.head, &ends.short_head),
        std::pair(&ends.snapshot, &ends.short_snapshot)}) {
    if (!id->empty() && next < lines.size()) {
      *name = lines[next++];
    }
  }
  return ends;
}

} // namespace handoff::point
