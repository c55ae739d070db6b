// SPDX-License-Identifier: MIT
// The numbers of a conversation's turns.
#include "session/dialogue/turns.hpp"

#include "session/records/short_id.hpp"

#include <algorithm>

namespace handoff::session {

std::uint32_t turn_of(const Session& session, const Moment& when) {
  if (session.turns.empty()) {
    return 0;
  }
  // Transcripts of subagents are read after the session's own records.
  const bool is_later_file = when.record > session.last_own_record;
  const auto is_before = [&](const Moment& start) {
    return is_later_file ? start.at <= when.at : start.record <= when.record;
  };
  const auto end = std::ranges::partition_point(session.turns, is_before);
  return static_cast<std::uint32_t>(
      std::max<std::ptrdiff_t>(1, end - session.turns.begin()));
}

std::string turn_pointer(const std::string& session_id,
                         const TurnRange& turns) {
  if (turns.first == 0 || session_id.empty()) {
    return {};
  }
  std::string pointer = "session:" + std::string(short_id(session_id)) + "#" +
                        std::to_string(turns.first);
  if (turns.last > turns.first) {
    pointer += "-" + std::to_string(turns.last);
  }
  return pointer;
}

} // namespace handoff::session
