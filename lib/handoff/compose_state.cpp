// SPDX-License-Identifier: MIT
// Where the branch stands: commits, uncommitted work, what was verified.
#include "handoff/compose_parts.hpp"

#include <algorithm>

namespace handoff {
namespace {

constexpr std::size_t k_most_commits = 15; // listed; the rest is a command
constexpr std::size_t k_most_paths = 12;

struct Lines {
  std::int64_t added = 0;
  std::int64_t deleted = 0;
};

Lines changed_lines(const git::Scope& scope) {
  Lines lines;
  for (const git::FileChange& file : scope.files) {
    lines.added += file.added;
    lines.deleted += file.deleted;
  }
  return lines;
}

std::string range(const git::Scope& scope) {
  return scope.base.empty()
             ? scope.short_id(scope.head)
             : scope.short_id(scope.base) + ".." + scope.short_id(scope.head);
}

// "2 commits on main 2d93226", in the words that fit how the base was found.
std::vector<DraftPiece> branch_words(const git::Scope& scope) {
  if (scope.commit_count == 0) {
    const std::string words = base_words(scope);
    const bool is_id = words == scope.short_id(scope.base);
    return words.empty() ? std::vector{own("no commit")}
           : is_id       ? std::vector{own("no commit since "), code(words)}
                   : std::vector{own("no commit of its own on "), plain(words)};
  }
  const std::string commits = counted(scope.commit_count, "commit");
  switch (scope.origin) {
  case git::BaseOrigin::root:
    return {own(commits + " in all")};
  case git::BaseOrigin::recent:
    return {own("on the default branch, its latest " + commits)};
  case git::BaseOrigin::own_upstream:
    return {
        own(commits + " that "), plain(scope.base_name), own(" does not have")};
  default:
    return {own(commits + " on "), plain(base_words(scope))};
  }
}

// "Clean; 2 commits on main 2d93226, 5 files (+131 -7): `git log a..b`"
DraftEntry summary(const Gathered& gathered) {
  const git::Scope& scope = gathered.scope;
  DraftEntry entry = {.weight = Weight::required};
  if (scope.head.empty()) {
    entry.pieces = {own("No commit yet on "), code(scope.branch), own(".")};
    return entry;
  }
  entry.pieces = branch_words(scope);
  entry.pieces.insert(
      entry.pieces.begin(),
      own(scope.is_clean()
              ? "Clean; "
              : counted(scope.uncommitted.size(), "uncommitted path") + "; "));
  const Lines lines = changed_lines(scope);
  if (!scope.files.empty()) {
    entry.pieces.push_back(own(
        ", " + counted(scope.files.size(), "file") +
        (scope.has_line_counts ? " (+" + std::to_string(lines.added) + " -" +
                                     std::to_string(lines.deleted) + ")"
                               : "")));
  }
  if (scope.commit_count > 0) {
    entry.pieces.insert(entry.pieces.end(),
                        {own(": "), pointer("git log " + range(scope))});
  }
  return entry;
}

// What comes before the `shown` commits that are listed, in their order.
DraftEntry earlier_commits(const git::Scope& scope, std::size_t shown) {
  return {.pieces = {own(counted(scope.commit_count - shown, "earlier commit") +
                         ": "),
                     pointer("git log --topo-order --skip=" +
                             std::to_string(shown) + " " + range(scope))},
          .weight = Weight::high};
}

// Newest last, as the story goes; only the newest when there are many.
void add_commits(const git::Scope& scope, std::vector<DraftEntry>& entries) {
  const std::size_t shown = std::min(scope.commits.size(), k_most_commits);
  if (shown < scope.commit_count && shown > 0) {
    entries.push_back(earlier_commits(scope, shown));
  }
  for (std::size_t i = scope.commits.size() - shown; i < scope.commits.size();
       ++i) {
    entries.push_back(commit_entry(scope, scope.commits[i]));
    entries.back().age = scope.commits.size() - i;
  }
}

std::string status_letters(const git::UncommittedFile& file) {
  std::string letters;
  if (file.index == '?' || file.worktree == '?') {
    return "untracked";
  }
  if (file.index == 'U' || file.worktree == 'U') {
    return "conflict";
  }
  if (file.index != '.') {
    letters = "staged " + std::string(1, file.index);
  }
  if (file.worktree != '.') {
    letters += (letters.empty() ? "" : ", ") + std::string("unstaged ") +
               std::string(1, file.worktree);
  }
  return letters;
}

// "Uncommitted, all of it in `git diff head snapshot`: `a.c` (staged M), ..."
void add_uncommitted(const Gathered& gathered,
                     std::vector<DraftEntry>& entries) {
  const git::Scope& scope = gathered.scope;
  if (scope.is_clean()) {
    return;
  }
  DraftEntry entry = {.pieces = {own("Uncommitted")}, .weight = Weight::high};
  if (gathered.snapshot) {
    entry.pieces.insert(
        entry.pieces.end(),
        {own(", kept in "),
         pointer("git diff " + scope.short_id(scope.head) + " " +
                 scope.short_id(gathered.snapshot->commit))});
  } else {
    entry.pieces.push_back(own(", not kept anywhere else"));
  }
  std::string_view comma = ": ";
  const std::size_t shown = std::min(scope.uncommitted.size(), k_most_paths);
  for (std::size_t i = 0; i < shown; ++i) {
    const git::UncommittedFile& file = scope.uncommitted[i];
    entry.pieces.insert(entry.pieces.end(),
                        {own(std::string(comma)),
                         path_name(file.path),
                         own(" (" + status_letters(file))});
    if (!file.old_path.empty()) {
      entry.pieces.insert(entry.pieces.end(),
                          {own("; from "), path_name(file.old_path)});
    }
    entry.pieces.push_back(own(")"));
    comma = ", ";
  }
  if (shown < scope.uncommitted.size()) {
    entry.pieces.push_back(own(
        " and " + std::to_string(scope.uncommitted.size() - shown) + " more"));
  }
  entries.push_back(std::move(entry));
}

void add_left_out(const Gathered& gathered, std::vector<DraftEntry>& entries) {
  if (!gathered.snapshot) {
    return;
  }
  for (const git::LeftOutFile& file : gathered.snapshot->left_out) {
    entries.push_back({.pieces = {path_name(file.path),
                                  own(" is not in the snapshot: "),
                                  plain(file.why)},
                       .weight = Weight::high});
  }
}

void add_odd_facts(const git::Scope& scope, std::vector<DraftEntry>& entries) {
  if (!scope.operation.empty()) {
    entries.push_back({.pieces = {own("In the middle of a "),
                                  plain(scope.operation),
                                  own(".")},
                       .weight = Weight::required});
  }
  for (const std::string& note : scope.notes) {
    entries.push_back({.pieces = {plain(note)}, .weight = Weight::high});
  }
  if (scope.is_unrelated) {
    entries.push_back({.pieces = {own("No common history with "),
                                  plain(scope.base_name),
                                  own(".")},
                       .weight = Weight::high});
  }
}

// A claim counts as verified only with evidence; the author's word is none.
std::vector<DraftEntry> verification(const Gathered& gathered) {
  std::vector<DraftEntry> entries;
  for (const Note& note : gathered.notes.notes) {
    if (note.section == Section::verified) {
      entries.push_back({.pieces = {own("UNVERIFIED, the author's word: "),
                                    markdown(without_marker(note.text))},
                         .weight = Weight::high,
                         .source = Source::notes});
    }
  }
  if (entries.empty() && !has_recorded_checks(gathered)) {
    entries.push_back({.pieces = {own("Tests: UNVERIFIED, no run is "
                                      "recorded.")},
                       .weight = Weight::high});
  }
  return entries;
}

// "- [x] rename it" is a step that has been done.
std::string done_or_text(const std::string& note) {
  std::string text = without_marker(note);
  if (text.starts_with("[x] ") || text.starts_with("[X] ")) {
    text.replace(0, 4, "Done: ");
  }
  return text;
}

} // namespace

void compose_state(const Gathered& gathered, Draft& draft) {
  std::vector<DraftEntry>& state = draft.parts[Part::state];
  state.push_back(summary(gathered));
  add_odd_facts(gathered.scope, state);
  const bool is_review = gathered.kind == Kind::review;
  add_commits(gathered.scope, is_review ? draft.parts[Part::commits] : state);
  add_uncommitted(gathered, state);
  add_left_out(gathered, state);
  for (const Note& note : gathered.notes.notes) {
    if (note.section == Section::state) {
      state.push_back({.pieces = {markdown(done_or_text(note.text))},
                       .weight = Weight::high,
                       .source = Source::notes});
    }
  }
  std::vector<DraftEntry> verified = verification(gathered);
  if (is_review) {
    draft.parts[Part::verification] = std::move(verified);
  } else {
    state.insert(state.end(), verified.begin(), verified.end());
  }
}

} // namespace handoff
