// SPDX-License-Identifier: MIT
// A program of the user's that turns a digest into notes.
#pragma once

#include <string>

namespace handoff::session {

struct Summary {
  std::string notes;   // what it wrote: notes like any other
  std::string problem; // why there are none: "timed out after 60 seconds"
};

// Runs `program` (handoff.summarizer: a user's own setting, never a
// repository's) with `digest`, which must be redacted already, on its
// standard input. Never throws: without a summary nothing is missing.
[[nodiscard]] Summary
summarize(const std::string& program, const std::string& digest, int seconds);

} // namespace handoff::session
