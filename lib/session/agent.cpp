// SPDX-License-Identifier: MIT
// The agents whose transcripts we read.
#include "session/agent.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

struct Names {
  Agent agent;
  std::string_view name;
  std::string_view program; // or package
  std::string_view title;
};

constexpr std::array k_names = {
    Names{Agent::claude, "claude", "claude-code", "Claude Code"},
    Names{Agent::codex, "codex", "codex-cli", "Codex"},
    Names{Agent::copilot, "copilot", "copilot-cli", "Copilot CLI"},
    Names{Agent::opencode, "opencode", "opencode-ai", "OpenCode"},
    Names{Agent::gemini, "gemini", "gemini-cli", "Gemini CLI"},
    Names{Agent::pi, "pi", "pi-coding-agent", "pi"},
    Names{Agent::qwen, "qwen", "qwen-code", "Qwen Code"},
    Names{Agent::cline, "cline", "cline-cli", "Cline"},
};

const Names& names_of(Agent agent) {
  return *std::ranges::find(k_names, agent, &Names::agent);
}

bool is_same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

} // namespace

std::string_view agent_name(Agent agent) {
  return names_of(agent).name;
}

std::string_view agent_title(Agent agent) {
  return names_of(agent).title;
}

std::string_view short_id(std::string_view id) {
  constexpr std::size_t k_version = 14; // its place in a UUID
  const bool begins_with_time =
      id.starts_with("ses_") ||
      (id.size() > k_version && id[k_version] == '7') ||
      (id.size() > 10 && id.find_first_not_of("0123456789") > std::size_t{9});
  return id.substr(0, begins_with_time ? 13 : 8);
}

std::optional<Agent> parse_agent(std::string_view name) {
  for (const Names& names : k_names) {
    if (is_same_word(name, names.name) || is_same_word(name, names.program)) {
      return names.agent;
    }
  }
  return std::nullopt;
}

} // namespace handoff::session
