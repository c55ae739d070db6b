// SPDX-License-Identifier: MIT
// Everything that notes about a branch may repeat, as sources.
#include "point/sources/corpus.hpp"

#include "git/branch/abbreviation.hpp"
#include "git/git.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <utility>

namespace handoff::point {
namespace {

constexpr std::string_view k_max_commits = "--max-count=5000";
// Of a branch without a base: its newest.
constexpr std::string_view k_few_commits = "--max-count=100";

// Also the digits that git shows of each.
void read_commits(Ends& ends) {
  std::vector<std::string> words = {
      "log", "--no-show-signature", "--no-color", "--format=%H %h %p"};
  words.emplace_back(ends.base.empty() ? k_few_commits : k_max_commits);
  words.push_back(ends.base.empty() ? ends.head : ends.base + ".." + ends.head);
  words.emplace_back("--");
  const std::string listing = git::output(std::move(words));
  for (const std::string_view line : text::split(listing, '\n')) {
    const auto names = text::split(line, ' ');
    if (names.size() >= 2) {
      const auto parents =
          std::count_if(names.begin() + 2,
                        names.end(),
                        [](std::string_view name) { return !name.empty(); });
      ends.commits.push_back(
          {std::string(names[0]), static_cast<std::size_t>(parents)});
      ends.id_digits = std::max(ends.id_digits, names[1].size());
    }
  }
}

} // namespace

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

std::size_t Sources::add_file(Pointer pointer,
                              const std::string& rev,
                              Rank rank,
                              const std::string& blob) {
  const SourceText* text = library_.file_text(pointer, blob);
  if (text == nullptr || text->lines.empty()) {
    return 0;
  }
  all_.push_back({std::move(pointer), rev, rank, text});
  return text->bytes->size();
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

Ends read_ends(const PointOptions& options, const std::string& head) {
  Ends ends{.base = options.base,
            .head = options.head.empty() ? head : options.head,
            .snapshot = options.snapshot,
            .id_digits = options.id_digits};
  if (ends.head.empty()) {
    return ends;
  }
  if (ends.id_digits == 0) {
    ends.id_digits = git::id_digits({ends.base, ends.head, ends.snapshot});
  }
  read_commits(ends);
  ends.short_base = ends.short_id(ends.base);
  ends.short_head = ends.short_id(ends.head);
  ends.short_snapshot = ends.short_id(ends.snapshot);
  return ends;
}

} // namespace handoff::point
