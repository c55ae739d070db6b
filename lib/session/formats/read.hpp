// SPDX-License-Identifier: MIT
// Reads a transcript without being told whose it is.
#pragma once

#include "session/dialogue/session.hpp"

#include <optional>
#include <string>

namespace handoff::session {

// Which agent wrote `path` (a file, a session's directory, or
// "opencode.db#<id>"), by its name and first records; nothing when it is no
// transcript that we know.
[[nodiscard]] std::optional<Agent> agent_of_file(const std::string& path);

// Reads it. A directory stands for the transcript in it. Throws Error when
// it cannot be opened or is none.
[[nodiscard]] Session read_session(const std::string& path);
[[nodiscard]] Session read_session(Agent agent, const std::string& path);

} // namespace handoff::session
