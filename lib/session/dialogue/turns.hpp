// SPDX-License-Identifier: MIT
// The numbers of a conversation's turns, one rule for every reader.
//
// A turn is one exchange: a person's message and everything up to the
// person's next message. Turns are counted from 1 over the whole transcript,
// whatever branch was checked out. Messages that a rewind took back are not
// counted, and neither is text that a program put in the person's place
// (context, summaries, notices, "[Request interrupted by user]"). What happens
// before the first message belongs to turn 1. An answer typed into a tool that
// asks belongs to the turn that asked; what a subagent does belongs to the
// turn that was open at that time.
#pragma once

#include "session/dialogue/session.hpp"

#include <cstdint>
#include <string>

namespace handoff::session {

// Both ends count; 0 and 0: not known.
struct TurnRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  bool operator==(const TurnRange&) const = default;
};

// The turn in which something happened; 0 when nobody has said anything.
[[nodiscard]] std::uint32_t turn_of(const Session& session, const Moment& when);

// "session:1c38adc0#7", "session:1c38adc0#7-9"; "" when the turn is not known.
// The id is that of the agent, shortened as `short_id` does it.
[[nodiscard]] std::string turn_pointer(const std::string& session_id,
                                       const TurnRange& turns);

} // namespace handoff::session
