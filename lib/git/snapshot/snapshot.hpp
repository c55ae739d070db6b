// SPDX-License-Identifier: MIT
// The uncommitted state as a commit object, made without touching anything.
#pragma once

#include "git/branch/scope.hpp"

#include <optional>
#include <string>
#include <vector>

namespace handoff::git {

// What the snapshot does not hold as it is in the work tree.
struct LeftOutFile {
  std::string path; // a directory ends with '/'
  std::string why;  // "it is larger than 10 MiB"; may hold git's own words
};

struct Snapshot {
  std::string commit; // full id; its parent is HEAD
  std::vector<LeftOutFile> left_out;
};

// Makes a commit that holds HEAD plus everything `scope.uncommitted` names, as
// it is in the work tree (of a conflict, with its markers): untracked files,
// never ignored ones; of a submodule the commit that it is on. Index, work
// tree, HEAD, refs, stash and reflogs stay as they are. The same state gives
// the same id.
//
// It is kept alive for `git gc`, without a ref that could travel, until
// release_snapshot: by a pack of its own. The branch's own commits are in it
// too while they are few.
//
// Left out are files larger than handoff.snapshotLimit (bytes; k, m, g;
// default 10m), what would make the whole larger than ten times that, what
// cannot be read and what its filter refuses. Nothing when the work tree is
// clean, HEAD is unborn or the repository is bare. Throws Error when the
// repository cannot be written or the configured limit is no number.
[[nodiscard]] std::optional<Snapshot>
make_snapshot(const Repository& repository, const Scope& scope);

// Lets gc have it again. An unknown id is no error. Two handoffs of one state
// share their snapshot: to be called when the last of them goes.
void release_snapshot(const std::string& common_dir, const std::string& commit);

} // namespace handoff::git
