// SPDX-License-Identifier: MIT
// The branch's own commits and files, read from base..head.
#include "git/history.hpp"

#include "git/changes.hpp"
#include "git/commits.hpp"
#include "git/git.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>

namespace handoff::git {
namespace {

using Ids = std::vector<std::string>;

// How many commits `BaseOrigin::recent` shows, along the first parents.
constexpr const char* k_recent = "~10";

std::string abbreviated(std::string_view id) {
  return std::string(id.substr(0, 12));
}

Ids lines_of(std::string_view text) {
  const std::vector<std::string_view> pieces = split(text, '\n');
  return {pieces.begin(), pieces.end()};
}

base::Command id_question(const std::string& rev) {
  return offline(command({"rev-parse", "--verify", "--quiet", rev}));
}

// No branch to measure against: the tenth ancestor, or all there is.
void set_recent_base(Scope& scope,
                     const ScopeOptions& options,
                     const base::Completed& ancestor) {
  const Ids ids = ancestor.ok() ? lines_of(ancestor.out) : Ids();
  scope.origin = ids.empty() ? BaseOrigin::root : BaseOrigin::recent;
  if (!ids.empty()) {
    scope.base = ids.front();
    scope.base_name =
        (options.branch.empty() ? "HEAD" : options.branch) + k_recent;
  }
}

void note_several_bases(Scope& scope) {
  scope.notes.push_back("several merge bases (criss-cross merges): files are "
                        "compared with " +
                        abbreviated(scope.base));
}

void set_unrelated_base(Scope& scope, const BaseChoice& choice) {
  scope.is_unrelated = true;
  const Ids ids = lines_of(output({"rev-parse", choice.rev}));
  scope.base = ids.empty() ? "" : ids.front();
  scope.notes.push_back("no commit in common with '" + choice.name +
                        "' is known here");
}

// Sets base, base_name and origin.
// Returns what bounds the branch's own commits: all merge bases. Without
// their descendants on the other side that is the same set as base..head, and
// git has only the branch to walk.
Ids find_base(Scope& scope,
              const ScopeOptions& options,
              const std::optional<BaseChoice>& choice) {
  const bool may_be_recent =
      !choice || choice->origin == BaseOrigin::own_upstream;
  std::vector<base::Command> questions;
  if (choice) {
    questions.push_back(
        offline(command({"merge-base", "--all", choice->rev, scope.head})));
  }
  if (may_be_recent) {
    questions.push_back(id_question(scope.head + k_recent));
  }
  const std::vector<base::Completed> said = base::run_all(questions);
  if (choice && said.front().status > 1) {
    throw failure("find where the branch left '" + choice->name + "'",
                  said.front());
  }
  Ids bases = choice ? lines_of(said.front().out) : Ids();
  if (!choice || (may_be_recent && bases == Ids{scope.head})) {
    set_recent_base(scope, options, said.back());
    return scope.base.empty() ? Ids() : Ids{scope.base};
  }
  scope.origin = choice->origin;
  scope.base_name = choice->name;
  if (bases.empty()) {
    set_unrelated_base(scope, *choice);
    return bases;
  }
  scope.base = bases.front();
  if (bases.size() > 1) {
    note_several_bases(scope);
  }
  return bases;
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
    scope.notes.emplace_back("partial clone: contents are missing here, lines "
                             "are not counted");
  } else {
    scope.notes.emplace_back("partial clone: directories are missing here, "
                             "the changed files are not known");
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
      "shallow clone: history before " + abbreviated(ids.front());
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
  std::vector<std::string> range = {scope.head};
  for (const std::string& base : find_base(scope, options, choice)) {
    range.push_back("^" + base);
  }
  const TreePair trees = {.from = scope.base.empty() ? empty_tree(repository)
                                                     : scope.base,
                          .to = scope.head};
  std::vector<base::Command> questions = {
      commits_question(range, options.pathspecs, options.most_commits),
      changes_question(trees, options.pathspecs, Contents::read)};
  if (repository.is_partial()) {
    questions.push_back(
        changes_question(trees, options.pathspecs, Contents::leave));
  }
  const std::vector<base::Completed> said = base::run_all(questions);
  if (!said[0].ok()) {
    throw failure("read the branch's commits", said[0]);
  }
  scope.commits = parse_commits(said[0].out);
  scope.commit_count = scope.commits.size() < options.most_commits
                           ? scope.commits.size()
                           : count_commits(range, options.pathspecs);
  std::reverse(scope.commits.begin(), scope.commits.end());
  take_changes(scope, std::span(said).subspan(1));
  if (repository.is_shallow) {
    note_shallow(scope, repository);
  }
}

} // namespace handoff::git
