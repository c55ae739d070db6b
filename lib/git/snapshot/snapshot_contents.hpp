// SPDX-License-Identifier: MIT
// The contents of a snapshot: files read by git, commits of submodules.
#pragma once

#include "git/objects/quarantine.hpp"
#include "git/snapshot/snapshot_plan.hpp"

namespace handoff::git {

// Turns `plan.files` into `plan.known`: git reads them as `git add` would,
// filters and line ends applied, into the quarantine. What it cannot read is
// left out. Throws Error when that is more than a few, or git was stopped.
void read_files(const Repository& repository,
                const Quarantine& quarantine,
                SnapshotPlan& plan);

// Sets the ids of `plan.submodules` to the commits that they are on.
void read_submodules(const Repository& repository, SnapshotPlan& plan);

} // namespace handoff::git
