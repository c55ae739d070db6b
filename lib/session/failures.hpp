// SPDX-License-Identifier: MIT
// What failed last and was not put right.
#pragma once

#include "session/session.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

struct Failure {
  std::string what;             // the command or call
  std::optional<int> exit = {}; // of a command, where it is known
  std::string why;              // the one line that says it
  Moment when = {};
};

// Commands and calls whose last run failed, oldest first. A later success of
// the same check, of the same command or of a line that holds it takes a
// failure away, also one in a session of `later`; so does a later change of
// the same file for a failed edit.
[[nodiscard]] std::vector<Failure>
open_failures(const Session& session, std::span<const Session> later = {});

// The line of `output` that most likely says why: the last that names an
// error, a failure or an assertion, else the last that is not empty. At most
// 300 bytes.
[[nodiscard]] std::string_view failure_line(std::string_view output);

} // namespace handoff::session
