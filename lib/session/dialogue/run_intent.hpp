// SPDX-License-Identifier: MIT
// What a command line was run for: which program does what to what.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// Whether a failing exit status of the line is the answer to a question and
// no failure: every command that can have set it asks or looks something up
// (test, grep, ls, which, diff, git config --get, curl without data).
[[nodiscard]] bool is_query(std::string_view line);

struct RunIntent {
  std::string action; // "gh api", "go test", "python3 tool.py"; "" for none
  std::vector<std::string> words = {}; // all behind the action, sorted
};

// Of the command that decides the exit status of the line.
[[nodiscard]] RunIntent run_intent(std::string_view line);

// How much of their words two runs of one action share: 0 to 1; 0 for
// different actions.
[[nodiscard]] double likeness(const RunIntent& a, const RunIntent& b);

// Whether the output tells of trouble that passes by itself: the network, a
// provider that is busy, a limit of rate.
[[nodiscard]] bool is_passing_trouble(std::string_view output);

} // namespace handoff::session
