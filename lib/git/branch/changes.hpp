// SPDX-License-Identifier: MIT
// The files that differ between two commits, as `git diff-tree` prints them.
#pragma once

#include "git/branch/scope.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// What is compared: two commits or trees, by id.
struct TreePair {
  std::string from;
  std::string to;
};

// What to ask for: without contents only trees are read, and only renames
// without an edit are found.
enum class Contents { read, leave };

// Plumbing: no diff.* setting changes what is printed. Files larger than
// 10 MiB count as binary and are not read.
[[nodiscard]] base::Command
changes_question(const TreePair& trees,
                 const std::vector<std::string>& pathspecs,
                 Contents contents);

// Parses the answer, in its order (git's: by path). What is cut short is an
// Error.
[[nodiscard]] std::vector<FileChange> parse_changes(std::string_view listing);

} // namespace handoff::git
