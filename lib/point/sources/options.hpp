// SPDX-License-Identifier: MIT
// What pointers may be put to, and how they are written.
#pragma once

#include "base/progress.hpp"
#include "point/language/pointer.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// An issue or an earlier handoff, and its text.
struct SourceDocument {
  Pointer pointer; // its name (or id), title and version
  std::string text;
};

struct PointOptions {
  std::string base = {};     // full id; empty: the branch has no base
  std::string head = {};     // full id; empty: HEAD
  std::string snapshot = {}; // full id; empty: none
  std::size_t id_digits = 0; // of ids in pointers; 0: as git shows them
  std::vector<SourceDocument> documents = {};
  // Whether a passage holds what redaction would replace: its pointer says so.
  std::function<bool(std::string_view)> holds_secret = {};
  base::Verbosity verbosity = base::Verbosity::normal;
};

} // namespace handoff::point
