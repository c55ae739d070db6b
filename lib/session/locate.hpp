// SPDX-License-Identifier: MIT
// One function an agent: its sessions that were started in or below one of
// the work trees `roots` ("/" for all), in any order.
#pragma once

#include "session/places.hpp"

#include <string>
#include <vector>

namespace handoff::session {

using Roots = std::vector<std::string>;

[[nodiscard]] std::vector<Candidate> locate_claude(const std::string& place,
                                                   const Roots& roots);
[[nodiscard]] std::vector<Candidate> locate_codex(const std::string& place,
                                                  const Roots& roots);
[[nodiscard]] std::vector<Candidate> locate_copilot(const std::string& place,
                                                    const Roots& roots);
[[nodiscard]] std::vector<Candidate> locate_opencode(const std::string& place,
                                                     const Roots& roots);
[[nodiscard]] std::vector<Candidate> locate_gemini(const std::string& place,
                                                   const Roots& roots);
[[nodiscard]] std::vector<Candidate> locate_pi(const std::string& place,
                                               const Roots& roots);
[[nodiscard]] std::vector<Candidate> locate_qwen(const std::string& place,
                                                 const Roots& roots);
[[nodiscard]] std::vector<Candidate> locate_cline(const std::string& place,
                                                  const Roots& roots);

} // namespace handoff::session
