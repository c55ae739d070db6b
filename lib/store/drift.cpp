// SPDX-License-Identifier: MIT
// What has changed since a handoff was written.
#include "store/drift.hpp"

#include "base/clock.hpp"
#include "git/objects/objects.hpp"
#include "redact/redactor.hpp"
#include "rules/rules.hpp"
#include "store/branch_drift.hpp"
#include "store/pointer_drift.hpp"
#include "store/worktree_drift.hpp"
#include "text/visible.hpp"

namespace handoff::store {
namespace {

// Of paths that have changed; the rest is counted.
constexpr std::size_t k_max_named = 3;

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

class DriftComparison {
public:
  DriftComparison(const git::Repository& repository,
                  const StoredHandoff& handoff)
      : repository_(repository), handoff_(handoff), front_(handoff.front),
        here_(BranchIdentity::checked_out(repository)),
        objects_(git::open_objects(repository, git::Expected::few)) {}

  std::vector<Drift> compare() {
    compare_time();
    const StoredHandoff* const handoff = &handoff_;
    const BranchMove move =
        branch_moves(repository_, here_, *objects_, {&handoff, 1}).front();
    compare_branch(move);
    compare_head(move);
    compare_work(move);
    for (Drift& drift : pointer_drift(repository_, *objects_, handoff_, move)) {
      drift_.push_back(std::move(drift));
    }
    return std::move(drift_);
  }

private:
  void say(DriftKind kind, const std::string& text) {
    const redact::RedactedText redacted =
        redact::Redactor(rules::for_repository(repository_)).filter(text);
    drift_.push_back({kind, text::visible_line(redacted.view())});
  }

  void compare_time() {
    const std::int64_t now = base::now();
    if (is_expired(handoff_, now)) {
      say(DriftKind::expired,
          "it has expired " + base::relative_time(front_.expires, now));
    }
  }

  void compare_branch(const BranchMove& move) {
    if (!move.has_branch) {
      say(DriftKind::branch_gone,
          "branch '" + front_.branch + "' no longer exists");
    }
    if (!repository_.worktree.empty() && !front_.branch.empty() &&
        !here_.wrote(handoff_)) {
      const std::string& here = here_.name();
      say(DriftKind::other_branch,
          "it is for branch '" + front_.branch + "', this is " +
              (here.empty() ? "a detached HEAD" : "'" + here + "'"));
    }
  }

  void compare_head(const BranchMove& move) {
    if (front_.head.empty()) {
      return;
    }
    if (!move.has_head) {
      say(DriftKind::elsewhere,
          "its head " + front_.head + " is not in this repository");
    } else if (move.lost > 0) {
      say(DriftKind::rewritten,
          "the branch was rewritten: its head " + front_.head +
              " is no longer on it (" + counted(move.lost, "commit") +
              " gone, " + std::to_string(move.added) + " new)");
    } else if (move.added > 0) {
      say(DriftKind::moved,
          "the branch has " + counted(move.added, "commit") +
              " more than its head " + front_.head);
    }
  }

  void compare_work(const BranchMove& move) {
    const bool has_snapshot =
        front_.snapshot.empty() ||
        objects_->header(front_.snapshot + "^{commit}").has_value();
    if (!has_snapshot) {
      say(DriftKind::snapshot,
          "its snapshot " + front_.snapshot + " of uncommitted work is gone");
    }
    // Where commits have moved, the work tree differs by them already.
    const bool is_comparable =
        has_snapshot && move.has_head && move.lost == 0 && move.added == 0 &&
        !repository_.worktree.empty() && here_.wrote(handoff_);
    if (!is_comparable) {
      return;
    }
    const std::vector<std::string> paths = changed_paths(repository_, front_);
    if (paths.empty()) {
      return;
    }
    std::string names;
    for (std::size_t i = 0; i < paths.size() && i < k_max_named; ++i) {
      names += (i == 0 ? "" : ", ") + paths[i];
    }
    say(DriftKind::uncommitted,
        counted(paths.size(), "uncommitted file") + " changed since: " + names +
            (paths.size() > k_max_named ? ", ..." : ""));
  }

  const git::Repository& repository_;
  const StoredHandoff& handoff_;
  const FrontMatter& front_;
  const BranchIdentity here_;
  std::unique_ptr<git::Objects> objects_;
  std::vector<Drift> drift_;
};

// A handoff that this repository's ledger does not know is of another one,
// unless what it was written of is here.
std::string branch_word(const BranchMove& move, const StoredHandoff& handoff) {
  const bool is_ours = handoff.sequence > 0;
  if (!handoff.front.head.empty() && !move.has_head) {
    return "elsewhere";
  }
  if (!move.has_branch) {
    const bool is_unborn = handoff.front.head.empty();
    return !is_ours ? "elsewhere" : is_unborn ? "" : "no branch";
  }
  if (move.lost > 0) {
    return "rewritten";
  }
  return move.added > 0 ? "+" + std::to_string(move.added) : "";
}

} // namespace

std::string_view drift_name(DriftKind kind) {
  switch (kind) {
  case DriftKind::expired:
    return "expired";
  case DriftKind::elsewhere:
    return "elsewhere";
  case DriftKind::branch_gone:
    return "branch-gone";
  case DriftKind::other_branch:
    return "other-branch";
  case DriftKind::moved:
    return "moved";
  case DriftKind::rewritten:
    return "rewritten";
  case DriftKind::snapshot:
    return "snapshot-gone";
  case DriftKind::uncommitted:
    return "uncommitted";
  case DriftKind::successor:
    return "successor";
  case DriftKind::lines:
    return "lines";
  case DriftKind::pointer:
    break;
  }
  return "pointer";
}

std::vector<Drift> find_drift(const git::Repository& repository,
                              const StoredHandoff& handoff) {
  return DriftComparison(repository, handoff).compare();
}

std::vector<std::string> drift_words(const git::Repository& repository,
                                     std::span<const StoredHandoff> handoffs) {
  const auto objects = git::open_objects(repository, git::Expected::few);
  const std::int64_t now = base::now();
  std::vector<std::string> words;
  std::vector<const StoredHandoff*> asked;
  std::vector<std::size_t> askers;
  for (const StoredHandoff& handoff : handoffs) {
    const bool is_present = handoff.presence == Presence::present;
    words.emplace_back(!is_present ? presence_name(handoff.presence)
                       : is_expired(handoff, now) ? "expired"
                                                  : "");
    if (words.back().empty()) {
      askers.push_back(words.size() - 1);
      asked.push_back(&handoff);
    }
  }
  const std::vector<BranchMove> moves = branch_moves(
      repository, BranchIdentity::checked_out(repository), *objects, asked);
  for (std::size_t i = 0; i < moves.size(); ++i) {
    words[askers[i]] = branch_word(moves[i], handoffs[askers[i]]);
  }
  return words;
}

} // namespace handoff::store
