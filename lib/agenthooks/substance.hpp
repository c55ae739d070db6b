// SPDX-License-Identifier: MIT
// What of a session a successor would miss.
#pragma once

#include "session/dialogue/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::agenthooks {

enum class Tasks { do_not_count, count };

// When the session last did something that is worth a handoff, milliseconds
// since the epoch, 0 if the transcript has no times; nullopt if it never did.
//
// A file that was changed, a command that did more than look something up, a
// decision, a plan, a todo list, a constraint. Not a question and its answer,
// thanks, a request for a handoff, the prompt that `take --with` starts an
// agent with, nor any of our own commands. With `Tasks::count` also what a
// person asked to be done, whatever came of it. Paths below `worktree` are
// work, others only outside of temporary directories.
[[nodiscard]] std::optional<std::int64_t> last_substance(
    const session::Session& session, const std::string& worktree, Tasks tasks);

// Whether a message is thanks, a command of the agent's own ("/compact"), a
// request for a handoff or a launch prompt: nothing that a successor could go
// on with.
[[nodiscard]] bool is_idle(std::string_view request);

// Whether it is the prompt that `take --with` gives an agent.
[[nodiscard]] bool is_launch_prompt(std::string_view request);

// Whether a command line runs git-handoff.
[[nodiscard]] bool is_own_command(std::string_view line);

} // namespace handoff::agenthooks
