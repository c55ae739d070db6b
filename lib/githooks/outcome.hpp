// SPDX-License-Identifier: MIT
// What was done about hooks, and what is left to the user.
#pragma once

#include <string>
#include <vector>

namespace handoff::githooks {

// One line each, but for stanzas, which have several.
struct Outcome {
  std::vector<std::string> done; // "installed .git/hooks/pre-commit"
  std::vector<std::string> left; // "pre-push: another hook is there; add ..."

  [[nodiscard]] bool is_empty() const { return done.empty() && left.empty(); }
};

} // namespace handoff::githooks
