// SPDX-License-Identifier: MIT
// The branch as the unit: base..HEAD and what is not committed yet.
#include "git/scope.hpp"

#include "git/base_choice.hpp"
#include "git/history.hpp"
#include "git/status.hpp"

#include <future>
#include <utility>

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
          "not in a work tree: uncommitted changes are not seen from here");
    }
  } else if (!looks_for_untracked(repository)) {
    scope.notes.emplace_back("untracked files are not looked for "
                             "(status.showUntrackedFiles)");
  }
}

// Tells another thread that the history is known; by its end in any case, so
// that nobody waits for ever when an error ends the reading.
class HistoryKnown {
public:
  ~HistoryKnown() { tell(); }
  HistoryKnown() = default;
  HistoryKnown(const HistoryKnown&) = delete;
  HistoryKnown& operator=(const HistoryKnown&) = delete;

  [[nodiscard]] const std::shared_future<void>& future() const {
    return future_;
  }
  void tell() {
    if (!std::exchange(is_told_, true)) {
      promise_.set_value();
    }
  }

private:
  std::promise<void> promise_;
  std::shared_future<void> future_ = promise_.get_future().share();
  bool is_told_ = false;
};

} // namespace

Scope read_scope(const Repository& repository,
                 const ScopeOptions& options,
                 const ScopeEvents& events) {
  const Standing standing = find_standing(repository, options);
  Scope scope = {.branch = standing.branch,
                 .head = standing.head,
                 .operation = standing.operation};
  Scope so_far = scope; // the other thread's
  std::shared_future<void> history_known;
  const auto look = [&] {
    so_far.uncommitted = read_uncommitted(repository, options.pathspecs);
    if (events.uncommitted) {
      events.uncommitted(so_far, [&]() -> const Scope& {
        history_known.wait();
        return scope;
      });
    }
  };
  // In a large tree the status takes longer than all the rest together.
  std::future<void> uncommitted;
  HistoryKnown history; // after `uncommitted`: it must tell before that waits
  history_known = history.future();
  if (standing.is_head && !repository.worktree.empty()) {
    uncommitted = std::async(std::launch::async, look);
  }
  read_history(
      scope, repository, options, choose_base(repository, options, standing));
  note_uncommitted(scope, repository, standing);
  history.tell();
  if (events.history) {
    events.history(scope);
  }
  if (uncommitted.valid()) {
    uncommitted.get();
    scope.uncommitted = std::move(so_far.uncommitted);
  }
  return scope;
}

} // namespace handoff::git
