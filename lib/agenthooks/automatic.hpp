// SPDX-License-Identifier: MIT
// Handoffs that a hook writes: what they are for, and which ones they replace.
#pragma once

#include "git/repository.hpp"
#include "session/dialogue/session.hpp"

#include <string>

namespace handoff::agenthooks {

// What the next session is to do: the todo in work, else the next one, else
// what the user asked for last. One line of at most 80 bytes; empty where the
// session says none of it.
[[nodiscard]] std::string purpose_of(const session::Session& session);

// "claude 2f6c01b3d9": whose automatic handoff it is. Ten digits made from the
// session's id: ids themselves look like secrets.
[[nodiscard]] std::string mark_of(const session::Session& session);

// Whether somebody wrote a handoff of this branch after the last request and
// the last change of the session: there is nothing to add.
[[nodiscard]] bool is_told_already(const session::Session& session,
                                   const git::Repository& repository);

// Drops the automatic handoffs of the session on the branch that are older
// than `id`, except those that somebody has edited, taken up or answered.
void replace_older(const git::Repository& repository, const std::string& id);

} // namespace handoff::agenthooks
