// SPDX-License-Identifier: MIT
// Commits as `git rev-list` prints them: asked for and parsed.
#pragma once

#include "git/branch/scope.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// The newest `most` commits of `range` ("<id>", "^<id>", ...), children first,
// and the commits that bound it. It is plumbing: no log.* setting changes what
// is printed.
[[nodiscard]] base::Command
commits_question(const std::vector<std::string>& range,
                 const std::vector<std::string>& pathspecs,
                 std::size_t most);

struct CommitList {
  std::vector<Commit> commits;
  // Parents of these that the range leaves out; where there are more commits
  // than `most`, also those that were cut off.
  std::vector<std::string> boundary;
  std::size_t id_digits = 0; // of the longest abbreviation among all these
};

// Parses the answer, in its order. A record that is cut short is an Error.
[[nodiscard]] CommitList parse_commits(std::string_view listing);

// How many there are in `range`.
[[nodiscard]] std::size_t
count_commits(const std::vector<std::string>& range,
              const std::vector<std::string>& pathspecs);

} // namespace handoff::git
