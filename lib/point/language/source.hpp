// SPDX-License-Identifier: MIT
// One text that notes may have been copied from.
#pragma once

#include "point/language/library.hpp"

namespace handoff::point {

// Of equal copies the reader wants the first of these.
enum class Rank {
  message,        // of a commit of the branch
  commit_patch,   // what one commit of the branch changed
  branch_patch,   // what the branch changed
  listing,        // what a git command prints
  changed_file,   // at HEAD, changed by the branch
  file,           // at HEAD
  test_file,      // at HEAD, a test, sample or generated
  snapshot_patch, // not committed yet
  snapshot_file,
  old_file, // an earlier version
  handoff,  // an earlier one of the chain
  issue,
};

struct Source {
  Pointer pointer; // without lines or hunk
  std::string rev; // the full id of pointer.rev, where there is one
  Rank rank = Rank::file;
  const SourceText* text = nullptr; // owned by a Library
};

// A pointer to some lines of a source, and the lines as its recipe has to
// name them: none for all, or for a file.
struct SourcePlace {
  Pointer pointer;
  std::vector<LineRange> lines;
};

// `ranges` are lines of the whole text, ascending, at least one.
[[nodiscard]] SourcePlace place(const Source& source,
                                const std::vector<LineRange>& ranges);

} // namespace handoff::point
