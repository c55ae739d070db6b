// SPDX-License-Identifier: MIT
// Where a patch's files and hunks are in its lines.
#pragma once

#include "point/language/pointer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// Lines of the patch, 0-based, `end` exclusive.
struct PatchHunk {
  std::size_t start = 0; // its `@@` line
  std::size_t end = 0;
  HunkRange range;
};

struct PatchFile {
  std::string path;      // the new one; of a deleted file the old one
  std::size_t start = 0; // its `diff --git` line
  std::size_t end = 0;
  std::vector<PatchHunk> hunks;
};

// Reads what `git diff-tree -p` writes; lines that are no patch are passed
// over.
[[nodiscard]] std::vector<PatchFile>
parse_patch(const std::vector<std::string_view>& lines);

} // namespace handoff::point
