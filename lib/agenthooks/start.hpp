// SPDX-License-Identifier: MIT
// What a session is told where it starts.
#pragma once

#include "agent/agent.hpp"
#include "session/dialogue/hook_input.hpp"

#include <string>

namespace handoff::agenthooks {

// At a plain start: the branch's handoff is offered, with what it is for.
// After a compaction: the session's own work, on half a page (brief.hpp), if a
// handoff of this session is there. In front, what hooks could not write.
// Works in the current directory, which is in a repository. Empty if there is
// nothing to say.
[[nodiscard]] std::string words_at_start(agent::Agent agent,
                                         const session::HookInput& input);

} // namespace handoff::agenthooks
