// SPDX-License-Identifier: MIT
// The branch's own commits and files, read from base..head.
#include "git/branch/history.hpp"

#include "git/branch/changes.hpp"
#include "git/branch/commits.hpp"
#include "git/git.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>

namespace handoff::git {
namespace {

using Ids = std::vector<std::string>;

// How many commits `BaseOrigin::recent` shows, along the first parents.
constexpr const char* k_recent = "~10";

Ids lines_of(std::string_view text) {
  const std::vector<std::string_view> pieces = text::split(text, '\n');
  return {pieces.begin(), pieces.end()};
}

base::Command id_question(const std::string& rev) {
  return command({"rev-parse", "--verify", "--quiet", rev});
}

std::vector<std::string> range_since(const Scope& scope,
                                     const std::string& base) {
  return base.empty() ? Ids{scope.head} : Ids{scope.head, "^" + base};
}

// No branch to measure against: the tenth ancestor, or all there is.
void set_recent_base(Scope& scope, const ScopeOptions& options) {
  const base::Completed ancestor =
      base::run(id_question(scope.head + k_recent));
  const Ids ids = ancestor.ok() ? lines_of(ancestor.out) : Ids();
  scope.origin = ids.empty() ? BaseOrigin::root : BaseOrigin::recent;
  if (!ids.empty()) {
    scope.base = ids.front();
    scope.base_name =
        (options.branch.empty() ? "HEAD" : options.branch) + k_recent;
  }
}

Ids checked_bases(const base::Completed& said, const BaseChoice& choice) {
  if (said.status > 1) {
    throw failure("find where the branch left '" + choice.name + "'", said);
  }
  return lines_of(said.out);
}

// All merge bases, where one walk over base..head has told them: all that
// head and base have in common is reached through the walk's boundary, so a
// single commit there is the only merge base.
std::optional<Ids> told_bases(const CommitList& list,
                              const Scope& scope,
                              const ScopeOptions& options) {
  if (!options.pathspecs.empty() || list.boundary.size() > 1 ||
      list.commits.size() >= options.most_commits) {
    return std::nullopt;
  }
  return list.commits.empty() ? Ids{scope.head} : list.boundary;
}

// The walk has told of what it saw; what it did not see is asked for.
void take_digits(Scope& scope, const CommitList& list, const Ids& bases) {
  const bool is_seen =
      !list.commits.empty() && !bases.empty() &&
      std::ranges::find(list.boundary, bases.front()) != list.boundary.end();
  scope.id_digits = std::max(scope.id_digits, list.id_digits);
  if (!is_seen) {
    Ids ids = bases;
    ids.push_back(scope.head);
    scope.id_digits = std::max(scope.id_digits, id_digits(ids));
  }
}

void take_bases(Scope& scope, const Ids& bases, const BaseChoice& choice) {
  scope.origin = choice.origin;
  scope.base_name = choice.name;
  if (!bases.empty()) {
    scope.base = bases.front();
  } else {
    scope.is_unrelated = true;
    const Ids ids = lines_of(output({"rev-parse", choice.rev}));
    scope.base = ids.empty() ? "" : ids.front();
    scope.notes.push_back("no commit in common with '" + choice.name +
                          "' is known here");
  }
  if (bases.size() > 1) {
    scope.notes.push_back("several merge bases (criss-cross merges): files "
                          "are compared with " +
                          scope.short_id(scope.base));
  }
}

void take_commits(Scope& scope,
                  std::vector<Commit> newest_first,
                  const Ids& range,
                  const ScopeOptions& options) {
  scope.commit_count = newest_first.size() < options.most_commits
                           ? newest_first.size()
                           : count_commits(range, options.pathspecs);
  if (!newest_first.empty() && newest_first.front().id == scope.head) {
    scope.head_time = newest_first.front().committed;
  }
  scope.commits = std::move(newest_first);
  std::reverse(scope.commits.begin(), scope.commits.end());
}

const std::string& checked_commits(const base::Completed& said) {
  if (!said.ok()) {
    throw failure("read the branch's commits", said);
  }
  return said.out;
}

// Sets base and commits. False, and nothing set, when the base is the branch's
// own upstream and has all of it.
bool walk_branch(Scope& scope,
                 const ScopeOptions& options,
                 const BaseChoice& choice) {
  const Ids range = range_since(scope, choice.rev);
  const base::Command merge_base =
      command({"merge-base", "--all", choice.rev, scope.head});
  std::vector<base::Command> questions = {
      commits_question(range, options.pathspecs, options.most_commits)};
  if (!options.pathspecs.empty()) {
    questions.push_back(merge_base);
  }
  const std::vector<base::Completed> said = base::run_all(questions);
  CommitList list = parse_commits(checked_commits(said[0]));
  std::optional<Ids> bases = told_bases(list, scope, options);
  if (!bases) {
    bases = checked_bases(said.size() > 1 ? said[1] : base::run(merge_base),
                          choice);
  }
  if (choice.origin == BaseOrigin::own_upstream && *bases == Ids{scope.head}) {
    return false;
  }
  take_digits(scope, list, *bases);
  take_bases(scope, *bases, choice);
  take_commits(scope, std::move(list.commits), range, options);
  return true;
}

// Git knows the tree without entries without it being stored.
std::string empty_tree(const Repository& repository) {
  return repository.object_format == "sha256"
             ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc532"
               "1"
             : "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
}

// Commits are where git keeps them; contents may be missing.
void take_changes(Scope& scope, std::span<const base::Completed> said) {
  if (said[0].ok()) {
    scope.files = parse_changes(said[0].out);
    return;
  }
  if (said.size() < 2) {
    throw failure("compare the branch with its base", said[0]);
  }
  scope.has_line_counts = false;
  if (said[1].ok()) {
    scope.files = parse_changes(said[1].out);
    scope.notes.emplace_back("partial clone: file contents are missing, lines "
                             "are not counted");
  } else {
    scope.notes.emplace_back("partial clone: directories are missing, the "
                             "changed files are unknown");
  }
}

// Where history was cut off, as git notes it.
void note_shallow(Scope& scope, const Repository& repository) {
  std::ifstream file(repository.common_dir + "/shallow");
  const Ids ids{std::istream_iterator<std::string>(file), {}};
  if (ids.empty()) {
    return;
  }
  std::string note =
      "shallow clone: history before " + scope.short_id(ids.front());
  if (ids.size() > 1) {
    note += " and " + std::to_string(ids.size() - 1) + " more";
  }
  scope.notes.push_back(note + " is missing; 'git fetch --unshallow' gets it");
}

} // namespace

void read_history(Scope& scope,
                  const Repository& repository,
                  const ScopeOptions& options,
                  const std::optional<BaseChoice>& choice) {
  if (scope.head.empty()) {
    return;
  }
  const bool is_walked = choice && walk_branch(scope, options, *choice);
  if (!is_walked) {
    set_recent_base(scope, options);
  }
  const TreePair trees = {.from = scope.base.empty() ? empty_tree(repository)
                                                     : scope.base,
                          .to = scope.head};
  const Ids recent = range_since(scope, scope.base);
  std::vector<base::Command> questions = {
      changes_question(trees, options.pathspecs, Contents::read)};
  if (repository.is_partial()) {
    questions.push_back(
        changes_question(trees, options.pathspecs, Contents::leave));
  }
  if (!is_walked) {
    questions.push_back(
        commits_question(recent, options.pathspecs, options.most_commits));
  }
  const std::vector<base::Completed> said = base::run_all(questions);
  std::span changes(said);
  if (!is_walked) {
    changes = changes.first(said.size() - 1);
    CommitList list = parse_commits(checked_commits(said.back()));
    take_digits(
        scope, list, scope.base.empty() ? list.boundary : Ids{scope.base});
    take_commits(scope, std::move(list.commits), recent, options);
  }
  take_changes(scope, changes);
  if (repository.is_shallow) {
    note_shallow(scope, repository);
  }
}

} // namespace handoff::git
