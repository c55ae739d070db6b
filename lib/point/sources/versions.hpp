// SPDX-License-Identifier: MIT
// Files that are not at the branch's end: changed ones, and other versions.
#pragma once

#include "point/sources/corpus.hpp"

#include <map>
#include <string>
#include <vector>

namespace handoff::point {

// A version of a file that a pointer can name.
struct Version {
  std::string id; // of the blob, as bytes
  std::string path;
  std::string rev;       // full
  std::string short_rev; // of a commit that has it
  Rank rank = Rank::old_file;
};

// Paths, and the ids of what is there, as bytes.
using Paths = std::map<std::string, std::string, std::less<>>;

// What the branch changed, as paths at its end.
[[nodiscard]] Paths changed_paths(const Ends& ends);

// Files of the snapshot that differ from the commit it was made on.
[[nodiscard]] std::vector<Version> snapshot_versions(const Ends& ends);

// What these paths were before, newest first: as far back as can be had
// quickly.
[[nodiscard]] std::vector<Version> old_versions(const Ends& ends,
                                                const Paths& paths);

} // namespace handoff::point
