// SPDX-License-Identifier: MIT
// What tests of snapshots stand on.
#pragma once

#include "git/snapshot/snapshot.hpp"
#include "git/trash.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace handoff::test {

inline std::optional<git::Snapshot> try_snapshot() {
  const git::Repository repository = git::discover();
  return git::make_snapshot(repository, git::read_scope(repository, {}));
}

inline git::Snapshot snapshot() {
  std::optional<git::Snapshot> made = try_snapshot();
  if (!made) {
    throw std::runtime_error("no snapshot");
  }
  return std::move(*made);
}

// A commit on main and one on topic; stands on topic.
class Branch : public Trash {
public:
  Branch() {
    commit_file("file", "1\n2\n3\n");
    git({"switch", "-q", "-c", "topic"});
    commit_file("own", "own\n");
  }
  // What git says about a path of the snapshot: "100644 bytes".
  std::string show(const std::string& commit, const std::string& path) {
    const std::string entry = git({"ls-tree", "-z", commit, "--", path});
    return entry.empty() ? "nothing"
                         : entry.substr(0, 7) +
                               git({"cat-file", "-p", commit + ":" + path});
  }
  bool has(const std::string& commit) {
    return try_git({"cat-file", "-e", commit}).ok();
  }
  void expire_and_gc() {
    git({"reflog",
         "expire",
         "--expire=now",
         "--expire-unreachable=now",
         "--all"});
    git({"gc", "-q", "--prune=now"});
  }
};

} // namespace handoff::test
