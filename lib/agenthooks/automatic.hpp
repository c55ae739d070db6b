// SPDX-License-Identifier: MIT
// Handoffs that a hook writes: what they are for, and which ones they replace.
#pragma once

#include "agenthooks/substance.hpp"
#include "git/repository.hpp"
#include "session/dialogue/session.hpp"

#include <string>

namespace handoff::agenthooks {

// What the next session is to do: the todo in work, else the next one, else
// what the user asked for last. One line of at most 80 bytes; empty where the
// session says none of it.
[[nodiscard]] std::string purpose_of(const session::Session& session);

// Whether a handoff of this branch was written after the session's last
// substance (substance.hpp), by somebody or as an automatic handoff with this
// `mark`: there is nothing to add. True for a session without any.
[[nodiscard]] bool has_nothing_new(const session::Session& session,
                                   const std::string& mark,
                                   const git::Repository& repository,
                                   Tasks tasks);

// Drops the automatic handoffs of the session on the branch that are older
// than `id`, except those that somebody has edited, taken up or answered.
void replace_older(const git::Repository& repository, const std::string& id);

} // namespace handoff::agenthooks
