// SPDX-License-Identifier: MIT
// git(1) as a library: run without a shell, without locks, without prompts.
#pragma once

#include "base/error.hpp"
#include "base/process.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// The command `git <arguments>`, ready to run in `directory` (empty: here).
//
// LC_ALL=C, GIT_OPTIONAL_LOCKS=0, GIT_TERMINAL_PROMPT=0; standard input is
// /dev/null unless `input` is given. What a partial clone could only answer by
// fetching fails instead. Git's own variables (GIT_DIR,
// GIT_INDEX_FILE, GIT_CONFIG_PARAMETERS, ...) are inherited on purpose: in a
// hook they say what is being committed.
[[nodiscard]] base::Command command(std::vector<std::string> arguments,
                                    std::string directory = {},
                                    std::string input = {});

// Runs it; a non-zero status is a value.
[[nodiscard]] base::Completed run(std::vector<std::string> arguments,
                                  std::string directory = {},
                                  std::string input = {});

// Runs it and returns standard output. Throws Error with the first line of
// what git said on stderr when git fails.
[[nodiscard]] std::string output(std::vector<std::string> arguments,
                                 std::string directory = {},
                                 std::string input = {});

// What git complained of: `said` (its stderr) from the first line on that
// begins with "fatal: " or "error: ", without that word; else all of it.
// Traces and warnings may stand before.
[[nodiscard]] std::string_view complaint(std::string_view said);

// The Error for a git command that failed: "cannot <doing>: <git's line>".
[[nodiscard]] Error failure(std::string_view doing,
                            const base::Completed& completed);

} // namespace handoff::git
