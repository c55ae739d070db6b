// SPDX-License-Identifier: MIT
// The processes that started this one.
#include "session/find/ancestors.hpp"

#include "session/records/text_cut.hpp"
#include "session/records/transcript_head.hpp"

#include <unistd.h>

namespace handoff::session {

std::optional<int> ancestor_distance(const std::string& pid) {
  constexpr int k_farthest = 64;
  std::string at = std::to_string(::getppid());
  for (int distance = 1; distance < k_farthest && !at.empty() && at != "0";
       ++distance) {
    if (at == pid) {
      return distance;
    }
    const std::string status = read_head("/proc/" + at + "/status", 4'096);
    at = std::string(trimmed(between(status, "\nPPid:", "\n")));
  }
  return std::nullopt;
}

} // namespace handoff::session
