// SPDX-License-Identifier: MIT
// Where in a file a branch changed something, and in which function.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// A stretch of changed lines, on the new side.
struct Hunk {
  std::size_t first = 0;    // 1-based; of a pure deletion, the line before it
  std::size_t count = 0;    // lines; 0: a pure deletion
  std::string function;     // as git's hunk header shows it; may be empty
  std::string removed = {}; // lines, without their marks
  std::string added = {};
};

// The hunks of `paths` (as git names them on the new side) between two
// commits, by path, in the file's order. Empty when git cannot tell, as in a
// partial clone: a hunk is an ornament, never worth a failure.
//
// Which line starts a function is said by git's userdiff driver for the file's
// language, chosen by extension if the repository's attributes choose none.
[[nodiscard]] std::map<std::string, std::vector<Hunk>>
read_hunks(const std::string& base,
           const std::string& head,
           const std::vector<std::string>& paths);

// Reads what `git diff -U0` printed, of one file after the other. `paths`
// are the files in the order of the diff.
[[nodiscard]] std::vector<std::vector<Hunk>> parse_hunks(std::string_view diff);

} // namespace handoff::git
