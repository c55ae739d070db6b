// SPDX-License-Identifier: MIT
// Turns sessions into an archive of bounded size.
#pragma once

#include "archive/archive.hpp"
#include "session/dialogue/session.hpp"

#include <span>

namespace handoff::archive {

// The conversation of each session, in the order given: requests, the agent's
// words, answers, commands with their status and telling lines, files written.
// Long texts lose their middle, output is cut to a few lines. Beyond
// `max_bytes` of text (all sessions together) the oldest turns keep only what
// was asked, chosen and last said, then go altogether.
[[nodiscard]] Draft from_sessions(std::span<const session::Session> sessions,
                                  std::size_t max_bytes = k_max_text_bytes);

} // namespace handoff::archive
