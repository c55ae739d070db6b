// SPDX-License-Identifier: MIT
// The sessions that worked on a branch: the one call for the pipeline.
#pragma once

#include "git/branch/scope.hpp"
#include "session/digest/digest.hpp"
#include "session/find/find.hpp"

#include <string>
#include <vector>

namespace handoff::session {

struct BranchSessions {
  std::vector<Session> sessions; // only what happened on the branch; by time
  // One line each for the receipt: agent, id, age and how it was found.
  std::vector<std::string> receipt;
  std::vector<std::string> warnings;
  Digest digest;
};

struct GatherOptions {
  std::string selector = {};   // --session; "none": nothing is read
  std::string transcript = {}; // of a hook
  // Sessions that changed longer ago are left alone unless they were named,
  // or recorded this branch. Seconds.
  std::int64_t oldest = 14 * 24 * 3600;
};

// Without a selector: all sessions of this repository's work trees that have
// something on `scope.branch`, of every agent. With one, or a hook's
// transcript, that session whole. `now` in seconds.
[[nodiscard]] BranchSessions gather_sessions(const git::Repository& repository,
                                             const git::Scope& scope,
                                             const GatherOptions& options,
                                             std::int64_t now);

// The work trees of the repository that we stand in, this one first.
[[nodiscard]] std::vector<std::string>
work_trees(const git::Repository& repository);

} // namespace handoff::session
