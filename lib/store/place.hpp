// SPDX-License-Identifier: MIT
// Which temporary directory may hold the store: never one inside a worktree.
#pragma once

#include "git/repository.hpp"
#include "store/surroundings.hpp"

#include <string>
#include <vector>

namespace handoff::store {

// What decides about the place. Paths as someone typed them; empty where
// there is none.
struct PlaceQuery {
  std::string configured; // handoff.dir
  std::string tmpdir;     // $TMPDIR
  OwnDirectories own;
  // Tried after those two, in order. GIT_HANDOFF_FALLBACKS (separated by
  // colons) overrides them, so that a test stays away from real handoffs.
  std::vector<std::string> fallbacks = {"/tmp", "/var/tmp"};
};

[[nodiscard]] PlaceQuery place_query(const git::Repository& repository);

// The same where no repository is: `list --all` from anywhere.
[[nodiscard]] PlaceQuery place_query();

struct Places {
  // "/tmp/git-handoff-1000", best first: a full disk is answered by the next.
  // Canonical; the last component may not exist yet.
  std::vector<std::string> roots;
  // Why a better place was passed over, one line each, for stderr.
  std::vector<std::string> warnings;
};

// handoff.dir, else TMPDIR, else /tmp, else /var/tmp: absolute, existing,
// writable, not open to renaming by others, and outside every worktree and
// git directory (of this repository for handoff.dir, of any for the others).
// Throws Error when handoff.dir is inside this repository or is not an absolute
// path, and when no directory is left.
[[nodiscard]] Places find_places(const PlaceQuery& query);

// Where stores may be, for readers: every directory of the query, whether it
// serves for writing or not.
[[nodiscard]] std::vector<std::string> known_roots(const PlaceQuery& query);

// The store in `directory`: "<directory>/git-handoff-<uid>".
[[nodiscard]] std::string store_root(const std::string& directory);

} // namespace handoff::store
