// SPDX-License-Identifier: MIT
// Puts pointers in place of what the repository already says.
#pragma once

#include "base/progress.hpp"
#include "git/repository.hpp"
#include "point/expand.hpp"
#include "point/replacement.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// An issue or an earlier handoff, and its text.
struct Document {
  Pointer pointer; // its name (or id), title and version
  std::string text;
};

struct PointOptions {
  std::string base = {};     // full id; empty: the branch has no base
  std::string head = {};     // full id; empty: HEAD
  std::string snapshot = {}; // full id; empty: none
  std::size_t id_digits = 0; // of ids in pointers; 0: as git shows them
  std::vector<Document> documents = {};
  // Whether a passage holds what redaction would replace: its pointer says so.
  std::function<bool(std::string_view)> holds_secret = {};
  base::Verbosity verbosity = base::Verbosity::normal;
};

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
