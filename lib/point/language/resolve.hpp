// SPDX-License-Identifier: MIT
// Whether what a pointer names is there.
#pragma once

#include "git/objects/objects.hpp"
#include "point/language/pointer.hpp"

#include <string_view>

namespace handoff::point {

enum class Resolution {
  found,
  no_revision, // a commit that it names is not in this repository
  no_path,     // the commit is there, the path is not (or is not a file)
  no_lines,    // the file is shorter
  elsewhere,   // an issue or a handoff: git cannot say
};

// "its commit is not in this repository", ...: for a sentence.
[[nodiscard]] std::string_view explanation(Resolution resolution);

// Looks up each id, path and last line; a diff's hunk is not searched for,
// but one of its sides must have the path.
[[nodiscard]] Resolution resolve(const Pointer& pointer, git::Objects& objects);

} // namespace handoff::point
