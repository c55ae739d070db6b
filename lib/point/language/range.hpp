// SPDX-License-Identifier: MIT
// Which commits a filter without a handoff works on.
#pragma once

#include "git/repository.hpp"

#include <string>

namespace handoff::point {

// Full ids; base is empty where the branch starts with its first commit.
struct Range {
  std::string base;
  std::string head; // empty: unborn
};

// `base` and `head` are what the user typed, or empty: then HEAD, and where
// it left the branch that it is measured against (git/base_choice.hpp).
// Throws Error for a name that git does not know.
[[nodiscard]] Range find_range(const git::Repository& repository,
                               const std::string& base,
                               const std::string& head);

} // namespace handoff::point
