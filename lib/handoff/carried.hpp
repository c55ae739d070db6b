// SPDX-License-Identifier: MIT
// What a session that took a handoff up still has of it to do.
#pragma once

#include "handoff/document_parts.hpp"
#include "session/dialogue/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff {

// Of a handoff that was taken up: what its taker must not lose. Markdown, as
// the document has it, redacted already.
struct Carried {
  std::string id;
  std::string purpose;
  std::vector<std::string> goal;
  std::vector<std::string> steps;
  std::vector<std::string> questions;
};

// Reads the document. Steps and questions of which the agent has said in a
// sentence that it dealt with them are left out.
[[nodiscard]] Carried carried_from(std::string_view document,
                                   const session::Session& session);

} // namespace handoff
