// SPDX-License-Identifier: MIT
// A session as `git handoff session --json` prints it.
#pragma once

#include "session/dialogue/session.hpp"

#include <string>

namespace handoff::session {

// One object, one line, no newline, valid UTF-8. Paths are given as seen from
// `root` where they are below it (empty: from the session's own work tree).
// Times are ISO 8601 in UTC, null where not known.
[[nodiscard]] std::string to_json(const Session& session,
                                  const std::string& root);

// "2026-11-21T09:47:37.299Z"
[[nodiscard]] std::string timestamp(std::int64_t milliseconds);

[[nodiscard]] std::string_view todo_state_name(TodoState state);
[[nodiscard]] std::string_view file_use_name(FileUse use);
[[nodiscard]] std::string_view statement_kind_name(StatementKind kind);

} // namespace handoff::session
