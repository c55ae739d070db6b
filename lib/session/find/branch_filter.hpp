// SPDX-License-Identifier: MIT
// The part of a session that happened on one branch.
#pragma once

#include "session/dialogue/session.hpp"
#include "session/find/reflog.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::session {

// When HEAD stood on a branch, milliseconds since the epoch.
struct Interval {
  std::int64_t start = 0;
  std::int64_t end = 0; // exclusive; 0: until now
};

struct BranchFilter {
  std::string branch;
  // By HEAD's reflog; used where a record names no branch.
  std::vector<Interval> intervals = {};
  // Before HEAD came to the branch, at the commit that it came with: what was
  // done then is in no commit of another branch and came along. Of sessions
  // that also worked on the branch, or changed files of it then.
  std::vector<Interval> carried = {};
  // Paths (absolute) that the branch changes; a session that names no branch
  // and is not covered by the reflog belongs to it when it changed one.
  std::vector<std::string> files = {};
  // The oldest time that the reflog covers; 0: none.
  std::int64_t reflog_start = 0;
};

// The times that HEAD stood on `branch`; `current` is the branch now.
[[nodiscard]] BranchFilter filter_from_reflog(const Reflog& reflog,
                                              const std::string& branch,
                                              const std::string& current);

// The session without what happened elsewhere: per record where it names its
// branch (or was carried over to this one), else by time, else by the branch
// that it started on, else whole or not at all by the files. Todos, plan,
// tokens and last words stay where anything stays; a session of which
// nothing is left has no requests, commands or changed files.
[[nodiscard]] Session on_branch(Session session, const BranchFilter& filter);

[[nodiscard]] bool is_empty(const Session& session);

} // namespace handoff::session
