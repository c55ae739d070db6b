// SPDX-License-Identifier: MIT
// What a snapshot has to change in HEAD's tree, path by path.
#pragma once

#include "git/branch/scope.hpp"
#include "git/snapshot/snapshot.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace handoff::git {

// A path with content that git has: a blob, a submodule's commit.
struct PlannedEntry {
  std::string path;
  std::string mode; // as git writes it: "100755"
  std::string id;
};

struct SnapshotPlan {
  std::vector<std::string> deleted; // before all else
  std::vector<PlannedEntry> known;
  struct File {
    std::string path;
    std::string mode;
  };
  std::vector<File> files; // regular: git has yet to read them
  struct Link {
    std::string path;
    std::string target;
  };
  std::vector<Link> links;
  std::vector<PlannedEntry> submodules; // `id` where theirs cannot be found
  std::vector<LeftOutFile> left_out;
};

// Looks at the files themselves, but reads none. `most_bytes` is the limit for
// one file; the whole may have ten times that.
[[nodiscard]] SnapshotPlan plan_snapshot(const Repository& repository,
                                         const Scope& scope,
                                         std::int64_t most_bytes);

} // namespace handoff::git
