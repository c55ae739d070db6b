// SPDX-License-Identifier: MIT
// The agents whose transcripts we read.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace handoff::session {

enum class Agent { claude, codex, copilot, opencode, gemini, pi, qwen, cline };

inline constexpr std::array k_agents = {Agent::claude,
                                        Agent::codex,
                                        Agent::copilot,
                                        Agent::opencode,
                                        Agent::gemini,
                                        Agent::pi,
                                        Agent::qwen,
                                        Agent::cline};

// "claude", "codex", ...: the names that --session takes.
[[nodiscard]] std::string_view agent_name(Agent agent);

// "Claude Code", "Codex", ...: for people.
[[nodiscard]] std::string_view agent_title(Agent agent);

// As much of a session's id as tells it from others: 8 characters, or 13
// where the first ones are a time.
[[nodiscard]] std::string_view short_id(std::string_view id);

// By name or by the name of its program or package ("claude-code",
// "gemini-cli"); ASCII case does not matter.
[[nodiscard]] std::optional<Agent> parse_agent(std::string_view name);

} // namespace handoff::session
