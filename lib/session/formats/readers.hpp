// SPDX-License-Identifier: MIT
// One reader an agent. Each takes the path of a transcript that exists,
// never fails on its content, and says in Session::unread what it could not
// read. Throws Error when the file cannot be opened or read.
#pragma once

#include "session/dialogue/session.hpp"

#include <string>

namespace handoff::session {

// <id>.jsonl, with the transcripts of its subagents beside it.
[[nodiscard]] Session read_claude(const std::string& path);
// rollout-*.jsonl[.zst]; of a fork also the history that it began with.
[[nodiscard]] Session read_codex(const std::string& path);
// session-state/<id>/events.jsonl, todos from session.db beside it.
[[nodiscard]] Session read_copilot(const std::string& path);
// session-*.jsonl, or the one JSON object of older releases.
[[nodiscard]] Session read_gemini(const std::string& path);
[[nodiscard]] Session read_pi(const std::string& path);
[[nodiscard]] Session read_qwen(const std::string& path);
// <id>.messages.json or <id>.json beside it; api_conversation_history.json
// of the editor's extension.
[[nodiscard]] Session read_cline(const std::string& path);
// "opencode.db" or "opencode.db#<session id>" (without one: the newest),
// storage/session/<project>/<id>.json of older releases, or what
// `opencode export` printed.
[[nodiscard]] Session read_opencode(const std::string& path);

} // namespace handoff::session
