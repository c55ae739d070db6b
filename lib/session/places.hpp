// SPDX-License-Identifier: MIT
// Where agents keep their sessions, and which of them belong to a work tree.
#pragma once

#include "agent/environment.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

using agent::Agent;
using agent::Environment;

// A directory that holds sessions of one agent.
struct TranscriptPlace {
  Agent agent;
  std::string_view format; // a Format's name
  std::string path;
  std::string_view file; // see agent::Transcripts
};

// Those of all agents, in the order of their table.
struct Places {
  std::vector<TranscriptPlace> all;

  // The first of that agent; "" when it has none.
  [[nodiscard]] std::string of(Agent agent) const;
};

// From HOME and the variables by which each agent can be moved.
[[nodiscard]] Places find_places(const Environment& environment);

// Whether any of the directories is there.
[[nodiscard]] bool has_any(const Places& places);

// A transcript that exists, before it is read.
struct Candidate {
  Agent agent;
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

} // namespace handoff::session
