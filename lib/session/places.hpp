// SPDX-License-Identifier: MIT
// Where agents keep their sessions, and which of them belong to a work tree.
#pragma once

#include "session/agent.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// The value of an environment variable, or nothing when it is not set.
using Environment = std::function<std::optional<std::string>(std::string_view)>;

[[nodiscard]] Environment process_environment();

// The directories that hold all sessions, one or none an agent.
struct Places {
  std::string claude;   // .../projects
  std::string codex;    // ~/.codex: sessions and archived_sessions below it
  std::string copilot;  // .../session-state
  std::string opencode; // .../opencode: opencode.db or storage below it
  std::string gemini;   // .../tmp
  std::string pi;       // .../sessions
  std::string qwen;     // .../projects
  std::string cline;    // .../sessions
};

// From HOME and the variables by which each agent can be moved.
[[nodiscard]] Places find_places(const Environment& environment);

// Whether any of the directories is there.
[[nodiscard]] bool has_any(const Places& places);

// A transcript that exists, before it is read.
struct Candidate {
  Agent agent = Agent::claude;
  std::string path;          // what read_session takes
  std::string id;            // as far as names tell
  std::string cwd;           // where the session was started
  std::int64_t modified = 0; // last change, milliseconds since the epoch
};

// The sessions that were started in one of `roots` (work trees) or below,
// newest change first; subagents' are left out. Unreadable directories and
// files are passed over.
[[nodiscard]] std::vector<Candidate>
list_candidates(const Places& places, const std::vector<std::string>& roots);

// The same for one agent.
[[nodiscard]] std::vector<Candidate> list_candidates(
    const Places& places, Agent agent, const std::vector<std::string>& roots);

// The session with that id (or a beginning of it, at least 6 characters, if
// only one has it), of any agent and directory.
[[nodiscard]] std::vector<Candidate> find_by_id(const Places& places,
                                                std::string_view id);

// Claude Code's directory name for a path: each UTF-16 unit that is no ASCII
// letter or digit becomes "-".
[[nodiscard]] std::string claude_slug(std::string_view path);

} // namespace handoff::session
