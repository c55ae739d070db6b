// SPDX-License-Identifier: MIT
// Whether a question of the agent's was answered, at once or turns later.
#pragma once

#include "session/dialogue/session.hpp"

#include <string_view>

namespace handoff::session {

// Whether what the person said after `when` answers `question`: a choice that
// was read as such, or a sentence that speaks mostly of what the question is
// about and asks nothing. Looks at the next 32 messages of the person.
[[nodiscard]] bool was_answered(const Session& session,
                                std::string_view question,
                                const Moment& when);

} // namespace handoff::session
