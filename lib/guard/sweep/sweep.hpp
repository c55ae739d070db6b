// SPDX-License-Identifier: MIT
// Many repositories, each checked by a process of its own, in parallel.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// What became of one repository.
struct Swept {
  std::string repository; // the path, as it was given
  int status = 0;         // of `git handoff check`: 0, 1, or 128
  std::string run;        // the run of its SARIF, as JSON; empty with 128
  std::string error;      // what the process said, with 128
};

struct SweepRequest {
  std::vector<std::string> repositories;
  std::vector<std::string> check; // "--all", "--history": what is asked of each
  std::size_t jobs = 0;           // processes at a time; 0: one a core
  std::string resume;             // a file, or empty: see sweep()
};

// Checks every repository, each once, in the order given. One that cannot be
// checked does not stop the others: it has status 128.
//
// With `resume` every result is added to that file when it is there (a line
// of JSON each), and what it already has of a repository and the same
// questions is taken from it, unless that failed. Damaged lines are redone.
// `progress` is called after each, one thread at a time.
using Progress = std::function<void(const Swept& done, std::size_t left)>;
[[nodiscard]] std::vector<Swept> sweep(const SweepRequest& request,
                                       const Progress& progress);

// One SARIF log with one run per repository; one that could not be checked says
// so in its invocation. `version` is this program's.
[[nodiscard]] std::string sweep_sarif(const std::vector<Swept>& swept,
                                      std::string_view version);

// "<repository>\t<path>" and a newline for every refused path (with `end`
// NUL, the path ended by that).
[[nodiscard]] std::string sweep_paths(const std::vector<Swept>& swept,
                                      char end);

// Of all: 128 when any could not be checked, else 1 when any was refused.
[[nodiscard]] int sweep_status(const std::vector<Swept>& swept);

} // namespace handoff::guard
