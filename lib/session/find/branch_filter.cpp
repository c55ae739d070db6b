// SPDX-License-Identifier: MIT
// The part of a session that happened on one branch.
#include "session/find/branch_filter.hpp"

#include <algorithm>
#include <optional>

namespace handoff::session {
namespace {

bool is_in(std::int64_t at, const std::vector<Interval>& intervals) {
  return std::ranges::any_of(intervals, [&](const Interval& interval) {
    return at >= interval.start && (interval.end == 0 || at < interval.end);
  });
}

class OnBranch {
public:
  OnBranch(const Session& session, const BranchFilter& filter)
      : branches_(session.branches),
        knows_start_only_(session.knows_start_branch_only), filter_(filter),
        knows_files_(std::ranges::any_of(
            session.files,
            [&](const auto& file) { return is_of_branch(file); })),
        has_come_along_(
            std::ranges::any_of(session.requests,
                                [&](const auto& request) {
                                  return happened_here(request.when);
                                }) ||
            std::ranges::any_of(session.files, [&](const auto& file) {
              return is_of_branch(file) && is_in(file.when.at, filter.carried);
            })) {}

  [[nodiscard]] bool operator()(const Moment& when) const {
    return happened_here(when) ||
           (has_come_along_ && is_in(when.at, filter_.carried));
  }

private:
  [[nodiscard]] bool is_of_branch(const FileTouch& file) const {
    return file.use != FileUse::read &&
           std::ranges::find(filter_.files, file.path) != filter_.files.end();
  }

  [[nodiscard]] bool happened_here(const Moment& when) const {
    const std::string& branch = branches_[when.branch];
    const bool is_covered = filter_.reflog_start != 0 && when.at != 0 &&
                            when.at >= filter_.reflog_start;
    if (!branch.empty() && !(knows_start_only_ && is_covered)) {
      return branch == filter_.branch;
    }
    return is_covered ? is_in(when.at, filter_.intervals) : knows_files_;
  }

  const std::vector<std::string>& branches_;
  bool knows_start_only_;
  const BranchFilter& filter_;
  bool knows_files_;
  bool has_come_along_;
};

// From when on HEAD was at the commit that the move `at` did not change.
std::optional<Interval> carried_by(const Reflog& reflog, std::size_t at) {
  std::size_t oldest = at;
  while (oldest + 1 < reflog.size() &&
         reflog[oldest + 1].commit == reflog[at].commit) {
    ++oldest;
  }
  return oldest == at
             ? std::nullopt
             : std::optional(Interval{reflog[oldest].at, reflog[at].at});
}

} // namespace

BranchFilter filter_from_reflog(const Reflog& reflog,
                                const std::string& branch,
                                const std::string& current) {
  BranchFilter filter{.branch = branch};
  std::string on = current; // going back in time
  std::int64_t end = 0;
  for (std::size_t i = 0; i < reflog.size(); ++i) {
    const HeadMove& move = reflog[i];
    filter.reflog_start = move.at;
    if (move.to_branch.empty()) {
      continue;
    }
    const auto carried =
        move.to_branch == branch ? carried_by(reflog, i) : std::nullopt;
    if (carried) {
      filter.carried.push_back(*carried);
    }
    if (on == branch) {
      filter.intervals.push_back({move.at, end});
    }
    on = move.from_branch;
    end = move.at;
  }
  if (on == branch && filter.reflog_start != 0) {
    filter.intervals.push_back({filter.reflog_start, end});
  }
  std::ranges::reverse(filter.intervals);
  return filter;
}

Session on_branch(Session session, const BranchFilter& filter) {
  const OnBranch stays(session, filter);
  const auto keep = [&](auto& facts) {
    std::erase_if(facts, [&](const auto& fact) { return !stays(fact.when); });
  };
  keep(session.requests);
  keep(session.dialogue);
  keep(session.files);
  keep(session.commands);
  keep(session.decisions);
  keep(session.statements);
  keep(session.errors);
  keep(session.compactions);
  std::erase_if(session.interruptions,
                [&](const Moment& when) { return !stays(when); });
  if (!session.last_message.empty() && !stays(session.last_message_when)) {
    session.last_message.clear();
  }
  return session;
}

bool is_empty(const Session& session) {
  return session.requests.empty() && session.commands.empty() &&
         std::ranges::none_of(session.files, [](const FileTouch& file) {
           return file.use != FileUse::read;
         });
}

} // namespace handoff::session
