// SPDX-License-Identifier: MIT
// Runs programs to their end, several at once, and gives back what they said.
#pragma once

#include "base/child.hpp"

#include <span>
#include <string>
#include <vector>

namespace handoff::base {

struct Completed {
  int status = 0; // exit status, or 128 + signal
  std::string out;
  std::string err;

  [[nodiscard]] bool ok() const { return status == 0; }
};

// Runs `command` with its input, collecting both outputs whole.
// Throws Error when it cannot be started; a non-zero status is a value.
[[nodiscard]] Completed run(const Command& command);

// Runs all at the same time; the results are in the order of `commands`.
[[nodiscard]] std::vector<Completed> run_all(std::span<const Command> commands);

} // namespace handoff::base
