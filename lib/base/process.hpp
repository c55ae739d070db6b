// SPDX-License-Identifier: MIT
// Runs programs to their end, several at once, and returns what they said.
#pragma once

#include "base/child.hpp"

#include <functional>
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

// A program that starts before its input is known.
class Started {
public:
  // `command.input` is not used. Throws Error when it cannot be started.
  explicit Started(Command command);
  // Gives it all of its input, then waits as run() does. Once only; without it
  // the destructor ends the input at once and waits.
  [[nodiscard]] Completed finish(std::string input);

private:
  Command command_;
  Child child_;
};

// Runs `command` with its input, collecting both outputs whole.
// Throws Error when it cannot be started; a non-zero status is a value.
[[nodiscard]] Completed run(const Command& command);

// Runs all at the same time; the results are in the order of `commands`.
// `meanwhile`, when given, is called once all are started.
[[nodiscard]] std::vector<Completed>
run_all(std::span<const Command> commands,
        const std::function<void()>& meanwhile = {});

} // namespace handoff::base
