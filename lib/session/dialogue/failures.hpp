// SPDX-License-Identifier: MIT
// What failed, grouped by cause and intent, and what was learned from it.
#pragma once

#include "session/dialogue/session.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// ToolError::what of a provider's error.
inline constexpr std::string_view k_model_request = "request to the model";

struct Failure {
  std::string what;             // the command or call, its last form
  std::optional<int> exit = {}; // of a command, where it is known
  std::string why;              // the one line that says it
  Moment when = {};
  std::size_t count = 1; // runs that failed for the same reason
  // Given up: the session went on for turns without it.
  bool is_abandoned = false;
};

// A form of a command that works where another one did not.
struct WorkingForm {
  std::string action;   // "gh api"
  std::string works;    // "-F in_reply_to=1": the words that differ
  std::string fails;    // "-f in_reply_to=1"; empty: words were only added
  std::string why = {}; // what the failing form printed
  Moment when = {};
};

struct Failures {
  std::vector<Failure> open;        // oldest first
  std::vector<WorkingForm> recipes; // likewise
};

// Commands and calls whose last run failed. A later success of the same check,
// of a wider one, or of a command of the same intent takes a failure away,
// also one in a session of `later`; so does a later change of the same file
// for a failed edit. Queries, an interrupted run and trouble that passed are
// no failures.
[[nodiscard]] Failures find_failures(const Session& session,
                                     Sessions later = {});

// The line of `output` that most likely says why: the last that names an
// error, a failure or an assertion, else the last that is not empty. At most
// 300 bytes.
[[nodiscard]] std::string_view failure_line(std::string_view output);

// Whether a line of `output` names an error or a failure at all.
[[nodiscard]] bool names_failure(std::string_view output);

} // namespace handoff::session
