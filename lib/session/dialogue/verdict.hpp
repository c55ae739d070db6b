// SPDX-License-Identifier: MIT
// How a check ended, from its exit status or, where something around it hides
// that, from what it printed.
#pragma once

#include "session/dialogue/session.hpp"

#include <string_view>

namespace handoff::session {

enum class Verdict { unknown, passed, failed };

// From the output alone: "12 passed", "0 issues", "ok  acme/x 0.3s",
// "--- FAIL: TestX". One sign of a failure outweighs all others.
[[nodiscard]] Verdict output_verdict(std::string_view output);

// Of a run: its own status where it has one (see status_is_of_check()), the
// status that `; echo $?` prints, else what the output says.
[[nodiscard]] Verdict run_verdict(const CommandRun& run);

} // namespace handoff::session
