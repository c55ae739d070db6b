// SPDX-License-Identifier: MIT
// The branch as the unit: base..HEAD and what is not committed yet.
#include "git/branch/scope.hpp"

#include "git/branch/base_choice.hpp"
#include "git/branch/history.hpp"
#include "git/branch/status.hpp"

#include <future>

namespace handoff::git {
namespace {

void note_uncommitted(Scope& scope,
                      const Repository& repository,
                      const Standing& standing) {
  if (!standing.is_head) {
    return;
  }
  if (repository.worktree.empty()) {
    if (!repository.is_bare) {
      scope.notes.emplace_back(
          "not in a work tree: uncommitted changes are not visible");
    }
  } else if (!looks_for_untracked(repository)) {
    scope.notes.emplace_back("untracked files are not listed "
                             "(status.showUntrackedFiles)");
  }
}

// What only git's own files tell; without it a rebase hides where the branch
// was.
void note_operation(Scope& scope, const Operation& operation) {
  std::string words;
  const auto add = [&](std::string_view lead, const std::string& value) {
    if (!value.empty()) {
      words += (words.empty() ? "" : ", ") + std::string(lead) + value;
    }
  };
  add("step ", operation.step);
  add("onto ", scope.short_id(operation.onto));
  add("the branch was at ", scope.short_id(operation.original));
  add("of ", scope.short_id(operation.other));
  if (!words.empty()) {
    scope.notes.push_back("the " + operation.name + ": " + words);
  }
}

void note_pathspecs(Scope& scope, const std::vector<std::string>& pathspecs) {
  std::string names;
  for (const std::string& pathspec : pathspecs) {
    names += (names.empty() ? "'" : ", '") + pathspec + "'";
  }
  if (!names.empty()) {
    scope.notes.push_back("limited to changes under " + names);
  }
}

} // namespace

Scope read_scope(const Repository& repository,
                 const ScopeOptions& options,
                 const OnHistory& on_history) {
  const Standing standing = find_standing(repository, options);
  Scope scope = {.branch = standing.branch,
                 .head = standing.head,
                 .operation = standing.operation.name};
  std::future<std::vector<UncommittedFile>> uncommitted;
  if (standing.is_head && !repository.worktree.empty()) {
    uncommitted = std::async(std::launch::async, [&] {
      return read_uncommitted(repository, options.pathspecs, options.status);
    });
  }
  read_history(
      scope, repository, options, choose_base(repository, options, standing));
  note_operation(scope, standing.operation);
  note_uncommitted(scope, repository, standing);
  note_pathspecs(scope, options.pathspecs);
  if (on_history) {
    on_history(scope);
  }
  if (uncommitted.valid()) {
    scope.uncommitted = uncommitted.get();
  }
  return scope;
}

} // namespace handoff::git
