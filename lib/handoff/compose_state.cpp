// SPDX-License-Identifier: MIT
// Where the branch stands: commits, uncommitted work, what was verified.
#include "handoff/compose_parts.hpp"
#include "handoff/note_entries.hpp"

#include <algorithm>

namespace handoff {
namespace {

constexpr std::size_t k_max_commits = 10; // listed; the rest is a command
constexpr std::size_t k_max_review_commits = 15;

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
    return words.empty() ? std::vector{plain("no commit")}
           : is_id
               ? std::vector{plain("no commit since "), code(words)}
               : std::vector{plain("no commit of its own on "), plain(words)};
  }
  const std::string commits = counted(scope.commit_count, "commit");
  switch (scope.origin) {
  case git::BaseOrigin::root:
    return {plain(commits + " in all")};
  case git::BaseOrigin::own_upstream:
    return {plain(commits + " that "),
            plain(scope.base_name),
            plain(" does not have")};
  default:
    return {plain(commits + " on "), plain(base_words(scope))};
  }
}

// "Clean; ", "2 uncommitted paths, kept in `git diff a b`; "
std::vector<DraftPiece> worktree_words(const Gathered& gathered) {
  const git::Scope& scope = gathered.scope;
  if (scope.is_clean()) {
    return {plain("Clean; ")};
  }
  const std::string paths = counted(scope.uncommitted.size(), "path");
  if (!gathered.snapshot) {
    return {plain(paths + " uncommitted, not kept anywhere else; ")};
  }
  return {plain(paths + " uncommitted, kept in "),
          pointer("git diff " + scope.short_id(scope.head) + " " +
                  scope.short_id(gathered.snapshot->commit)),
          plain("; ")};
}

// "2 commits on main 2d93226, 5 files (+131 -7): `git log a..b`"
void add_history(const git::Scope& scope, std::vector<DraftPiece>& pieces) {
  std::ranges::move(branch_words(scope), std::back_inserter(pieces));
  const Lines lines = changed_lines(scope);
  if (!scope.files.empty()) {
    pieces.push_back(plain(", " + counted(scope.files.size(), "file") +
                           (scope.has_line_counts
                                ? " (+" + std::to_string(lines.added) + " -" +
                                      std::to_string(lines.deleted) + ")"
                                : "")));
  }
  if (scope.commit_count > 0) {
    pieces.insert(pieces.end(),
                  {plain(": "), pointer("git log " + range(scope))});
  }
}

DraftEntry summary(const Gathered& gathered) {
  const git::Scope& scope = gathered.scope;
  DraftEntry entry = {.weight = Weight::fixed};
  if (scope.head.empty()) {
    entry.pieces = {plain("No commit yet on "), code(scope.branch), plain(".")};
    return entry;
  }
  entry.pieces = worktree_words(gathered);
  if (is_history_of_others(gathered)) {
    entry.pieces.push_back(
        plain(scope.commits.empty()
                  ? "on the default branch, with no commits of its own"
                  : "on the default branch, " +
                        counted(scope.commits.size(), "commit") +
                        " since the session began"));
  } else {
    add_history(scope, entry.pieces);
  }
  return entry;
}

// What comes before the `shown` commits that are listed, in their order.
DraftEntry earlier_commits(const git::Scope& scope, std::size_t shown) {
  return {
      .pieces = {plain(counted(scope.commit_count - shown, "earlier commit") +
                       ": "),
                 pointer("git log --topo-order --skip=" +
                         std::to_string(shown) + " " + range(scope))},
      .weight = Weight::high};
}

// Newest last, as the story goes; only the newest when there are many.
void add_commits(const git::Scope& scope,
                 std::size_t most,
                 std::vector<DraftEntry>& entries) {
  const std::size_t shown = std::min(scope.commits.size(), most);
  if (shown < scope.commit_count && shown > 0) {
    entries.push_back(earlier_commits(scope, shown));
  }
  for (std::size_t i = scope.commits.size() - shown; i < scope.commits.size();
       ++i) {
    entries.push_back(commit_entry(scope, scope.commits[i]));
    entries.back().age = scope.commits.size() - i;
  }
}

void add_left_out(const Gathered& gathered, std::vector<DraftEntry>& entries) {
  if (!gathered.snapshot) {
    return;
  }
  for (const git::LeftOutFile& file : gathered.snapshot->left_out) {
    entries.push_back({.pieces = {path_name(file.path),
                                  plain(" is not in the snapshot: "),
                                  plain(file.why)},
                       .weight = Weight::high});
  }
}

void add_odd_facts(const git::Scope& scope, std::vector<DraftEntry>& entries) {
  if (!scope.operation.empty()) {
    entries.push_back({.pieces = {plain("In the middle of a "),
                                  plain(scope.operation),
                                  plain(".")},
                       .weight = Weight::fixed});
  }
  for (const std::string& note : scope.notes) {
    entries.push_back({.pieces = {plain(note)}, .weight = Weight::high});
  }
  if (scope.is_unrelated) {
    entries.push_back({.pieces = {plain("No common history with "),
                                  plain(scope.base_name),
                                  plain(".")},
                       .weight = Weight::high});
  }
}

} // namespace

void compose_state(const Gathered& gathered, Draft& draft) {
  const bool is_review = gathered.kind == Kind::review;
  std::vector<DraftEntry>& state = draft.parts[Part::state];
  std::vector<DraftEntry>& verified =
      is_review ? draft.parts[Part::verification] : state;
  if (is_review) {
    add_notes(gathered, {Section::verified}, verified);
    add_notes(gathered, {Section::state}, state);
  } else {
    add_notes(gathered, {Section::verified, Section::state}, state);
  }
  state.push_back(summary(gathered));
  add_odd_facts(gathered.scope, state);
  if (is_review) {
    add_commits(
        gathered.scope, k_max_review_commits, draft.parts[Part::commits]);
  } else {
    add_commits(gathered.scope, k_max_commits, state);
  }
  compose_uncommitted(gathered, state);
  add_left_out(gathered, state);
  if (!has_recorded_checks(gathered)) {
    verified.push_back(
        {.pieces = {plain("Tests: UNVERIFIED, no run is recorded.")},
         .weight = Weight::high});
  }
}

} // namespace handoff
