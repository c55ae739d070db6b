// SPDX-License-Identifier: MIT
// Where agents keep their sessions, and which of them belong to a work tree.
#pragma once

#include "agent/environment.hpp"
#include "session/formats/candidate.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

using agent::Environment;

// Those of all agents, in the order of their table.
struct TranscriptPlaces {
  std::vector<TranscriptPlace> all;

  // The first of that agent; "" when it has none.
  [[nodiscard]] std::string of(Agent agent) const;
};

// From HOME and the variables by which each agent can be moved.
[[nodiscard]] TranscriptPlaces find_places(const Environment& environment);

// Whether any of the directories is there.
[[nodiscard]] bool has_any(const TranscriptPlaces& places);

// The sessions that were started in one of `roots` (work trees) or below,
// newest change first; subagents' are left out. Unreadable directories and
// files are passed over.
[[nodiscard]] std::vector<TranscriptCandidate>
list_candidates(const TranscriptPlaces& places,
                const std::vector<std::string>& roots);

// The same for one agent.
[[nodiscard]] std::vector<TranscriptCandidate>
list_candidates(const TranscriptPlaces& places,
                Agent agent,
                const std::vector<std::string>& roots);

// The session with that id (or a beginning of it, at least 6 characters, if
// only one has it), of any agent and directory.
[[nodiscard]] std::vector<TranscriptCandidate>
find_by_id(const TranscriptPlaces& places, std::string_view id);

} // namespace handoff::session
