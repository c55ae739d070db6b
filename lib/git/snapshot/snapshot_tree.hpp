// SPDX-License-Identifier: MIT
// The commit of a snapshot, written by `git fast-import`.
#pragma once

#include "git/objects/quarantine.hpp"
#include "git/snapshot/snapshot_plan.hpp"

#include <cstdint>
#include <string>

namespace handoff::git {

struct SnapshotCommit {
  std::string parent;    // full id
  std::int64_t time = 0; // seconds since the epoch, not negative
  std::string message;
};

// The stream that makes the commit: `plan.deleted`, `plan.known`, `plan.links`
// and `plan.submodules`. It writes no ref.
[[nodiscard]] std::string import_stream(const SnapshotCommit& commit,
                                        const SnapshotPlan& plan);

// The git that reads the stream and writes commit and trees into the
// quarantine. It reads only the directories that change; no hook runs.
[[nodiscard]] base::Command import_question(const Repository& repository,
                                            const Quarantine& quarantine);

// The commit's id as that git said it. Throws Error when it failed.
[[nodiscard]] std::string take_commit(const Repository& repository,
                                      const base::Completed& said);

} // namespace handoff::git
