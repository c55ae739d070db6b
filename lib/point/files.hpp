// SPDX-License-Identifier: MIT
// Files of the repository as sources: those that may hold some of the notes.
#pragma once

#include "point/corpus.hpp"

namespace handoff::point {

// Files that the branch changed, and any file at its end, in the snapshot or
// (of the changed ones) earlier that the index of fingerprints says may hold
// a passage of the notes. Names of files that hold a secret are not kept in
// the index.
void add_files(Sources& sources,
               const Ends& ends,
               const git::Repository& repository,
               const Notes& notes,
               const PointOptions& options);

} // namespace handoff::point
