// SPDX-License-Identifier: MIT
// Where in a file something changed, as a pointer.
#pragma once

#include "git/branch/hunks.hpp"
#include "point/language/pointer.hpp"

#include <string>
#include <vector>

namespace handoff {

// The file at `rev`, its largest changed stretches (stretches with a few lines
// between them as one), and what they define; see changed_definitions().
[[nodiscard]] point::Pointer changed_place(std::string rev,
                                           const std::string& path,
                                           const std::vector<git::Hunk>& hunks);

// The whole of it, named by what it defines first.
[[nodiscard]] point::Pointer new_file(std::string rev,
                                      const std::string& path,
                                      const std::vector<git::Hunk>& hunks);

} // namespace handoff
