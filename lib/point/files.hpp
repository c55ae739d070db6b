// SPDX-License-Identifier: MIT
// Files of the repository as sources: those that may hold some of the notes.
#pragma once

#include "point/corpus.hpp"
#include "point/match.hpp"
#include "point/prose.hpp"

namespace handoff::point {

void add_files(Sources& sources,
               const Ends& ends,
               const git::Repository& repository,
               const Matcher& matcher,
               const ProseMatcher& prose);

} // namespace handoff::point
