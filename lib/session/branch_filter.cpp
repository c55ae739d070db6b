// SPDX-License-Identifier: MIT
// The part of a session that happened on one branch.
#include "session/branch_filter.hpp"

#include <algorithm>

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
        knows_files_(std::ranges::any_of(session.files, [&](const auto& file) {
          return file.use != FileUse::read &&
                 std::ranges::find(filter.files, file.path) !=
                     filter.files.end();
        })) {}

  [[nodiscard]] bool operator()(const Moment& when) const {
    const std::string& branch = branches_[when.branch];
    const bool is_covered = filter_.reflog_start != 0 && when.at != 0 &&
                            when.at >= filter_.reflog_start;
    if (!branch.empty() && !(knows_start_only_ && is_covered)) {
      return branch == filter_.branch;
    }
    return is_covered ? is_in(when.at, filter_.intervals) : knows_files_;
  }

private:
  const std::vector<std::string>& branches_;
  bool knows_start_only_;
  const BranchFilter& filter_;
  bool knows_files_;
};

} // namespace

BranchFilter filter_from_reflog(const Reflog& reflog,
                                const std::string& branch,
                                const std::string& current) {
  BranchFilter filter{.branch = branch};
  std::string on = current; // going back in time
  std::int64_t end = 0;
  for (const HeadMove& move : reflog) {
    filter.reflog_start = move.at;
    if (move.to_branch.empty()) {
      continue;
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
  keep(session.files);
  keep(session.commands);
  keep(session.decisions);
  keep(session.statements);
  keep(session.errors);
  keep(session.compactions);
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
