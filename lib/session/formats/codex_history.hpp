// SPDX-License-Identifier: MIT
// Where the records of a Codex session are: a fork of 0.169 holds the new
// part only and says which rollout has the rest.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace handoff::session {

struct CodexHistory {
  static constexpr std::uint64_t k_all =
      std::numeric_limits<std::uint64_t>::max();

  struct Part {
    std::string path;
    std::uint64_t end = k_all; // ordinal, exclusive
  };
  std::vector<Part> parts; // oldest first; the last one is the rollout itself
  std::string missing;     // id of a session that is not there, or empty
};

[[nodiscard]] CodexHistory codex_history(const std::string& path);

// The rollout of the session `id` in the sessions directory that `path` is
// in; "" when there is none.
[[nodiscard]] std::string find_rollout(const std::string& path,
                                       const std::string& id);

} // namespace handoff::session
