// SPDX-License-Identifier: MIT
// Puts pointers in place of what the repository already says.
#pragma once

#include "git/repository.hpp"
#include "point/language/expand.hpp"
#include "point/language/replacement.hpp"
#include "point/sources/options.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

struct PointedNotes {
  std::string text;                  // expand() gives the notes back
  std::vector<Replacement> pointers; // in order; offsets are of the notes
  std::size_t tokens_before = 0;
  std::size_t tokens_after = 0;
};

// Reads the repository and changes nothing in it but the index of
// fingerprints under the common directory's `handoff/`. Where that cannot be
// written, it does without. Never throws for what the notes hold.
[[nodiscard]] PointedNotes point(std::string_view notes,
                                 const git::Repository& repository,
                                 const PointOptions& options);

} // namespace handoff::point
