// SPDX-License-Identifier: MIT
// The sessions of a repository, for people and for programs.
#pragma once

#include "session/dialogue/session.hpp"
#include "session/find/gauge.hpp"
#include "session/find/places.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

struct Listed {
  TranscriptCandidate candidate;
  Session session;
};

// Reads the newest `most` of the candidates; one that cannot be read is left
// out and named in `problems`.
struct Overview {
  std::vector<Listed> sessions; // newest change first
  std::size_t left_out = 0;     // candidates beyond `most`
  std::vector<std::string> problems;
};
[[nodiscard]] Overview
read_overview(std::vector<TranscriptCandidate> candidates, std::size_t most);

// A table: agent, id, branch, age, turns, tokens. `now` in seconds; at most
// `width` columns wide. Nothing in it can steer a terminal; what a transcript
// says goes through `redact` before it is cut.
[[nodiscard]] std::string
overview_for_people(std::span<const Listed> sessions,
                    const std::function<std::string(std::string_view)>& redact,
                    std::int64_t now,
                    std::optional<std::size_t> width);

// Fields separated by a tab: agent, id, branch, last change (seconds since
// the epoch), turns, tokens used, window, end of the smart zone, fill (ok,
// soon, now), cwd, path; "-" where not known. Ended by `end`.
[[nodiscard]] std::string
porcelain_line(const Listed& listed, std::int64_t smart_zone, char end);

} // namespace handoff::session
