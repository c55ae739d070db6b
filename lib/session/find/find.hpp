// SPDX-License-Identifier: MIT
// Which session is meant, and how we know.
#pragma once

#include "session/find/places.hpp"

#include <optional>
#include <string>
#include <vector>

namespace handoff::session {

enum class FoundBy {
  path,        // --session named the file
  id,          // --session named the id
  agent,       // --session named the agent: its newest here
  hook,        // a hook gave the transcript's path
  environment, // the agent that runs us said which one it is
  running,     // the newest session here of the agent that runs us
  newest,      // the newest of this work tree
  branch,      // it has turns on the branch that was asked for
};

struct FoundSession {
  TranscriptCandidate candidate;
  FoundBy by = FoundBy::newest;
  // Started outside of the work tree that was asked for.
  bool is_foreign = false;
  // Others of this work tree that changed within ten minutes of it.
  std::vector<TranscriptCandidate> rivals = {};
};

struct Search {
  TranscriptPlaces places;
  Environment environment = agent::process_environment();
  // The work tree, as git names it; empty: none.
  std::string worktree = {};
  // --session: an id, a path, an agent, "latest", "none"; empty: find out.
  std::string selector = {};
  // What a hook said; empty: no hook.
  std::string transcript = {};
};

// Nothing for "none" and where there is no session. Throws Error (usage) for
// a selector that fits none, or several ids.
[[nodiscard]] std::optional<FoundSession> find_session(const Search& search);

// One line that says which session it is, how old, and how it was found:
// "Claude Code session 80b7f07a, last active 3 minutes ago (the newest of
// this work tree)". `now` in seconds.
[[nodiscard]] std::string describe(const FoundSession& found, std::int64_t now);

} // namespace handoff::session
