// SPDX-License-Identifier: MIT
// Where an agent keeps sessions, and a transcript before it is read.
#pragma once

#include "agent/environment.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::session {

using agent::Agent;

// A directory that holds sessions of one agent.
struct TranscriptPlace {
  Agent agent;
  std::string_view format; // a Format's name
  std::string path;
  std::string_view file; // see agent::Transcripts
};

// A transcript that exists, before it is read.
struct TranscriptCandidate {
  Agent agent;
  std::string path;          // what read_session takes
  std::string id;            // as far as names tell
  std::string cwd;           // where the session was started
  std::int64_t modified = 0; // last change, milliseconds since the epoch
};

} // namespace handoff::session
