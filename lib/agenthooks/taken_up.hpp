// SPDX-License-Identifier: MIT
// Which handoff a session works on.
#pragma once

#include "git/repository.hpp"
#include "handoff/carried.hpp"
#include "session/dialogue/session.hpp"

#include <optional>
#include <string>

namespace handoff::agenthooks {

// What the session still has to do of the handoff that it took up last: by
// the prompt that it was started with, or a `git handoff take` or `show` that
// it ran. nullopt if it took none up, one that is gone, or its own
// automatic one (`mark`).
[[nodiscard]] std::optional<Carried>
carried_by(const session::Session& session,
           const std::string& mark,
           const git::Repository& repository);

} // namespace handoff::agenthooks
