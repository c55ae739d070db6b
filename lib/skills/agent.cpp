// SPDX-License-Identifier: MIT
// The coding agents we know, one row each.
#include "skills/agent.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace handoff::skills {
namespace {

// How a prompt names a skill, as observed in each client's requests (Claude
// Code 2.1, Codex 0.169, Copilot 1.0, OpenCode 1.18, Gemini 0.61, pi 0.74,
// Qwen Code 0.15). Those that expand nothing are asked in words.
enum class Call { slash, dollar, slash_skill, words };

struct Row {
  Agent agent;
  std::string_view name;
  std::string_view alias = {};
  // Variables that the agent sets for the commands it runs.
  std::array<std::string_view, 2> variables = {};
  Call call = Call::words;
};

// In the order of detection: an agent that another one has started sees the
// variables of both, and the more specific ones stand first.
constexpr std::array k_rows = {
    Row{Agent::claude,
        "claude",
        "claude-code",
        {"CLAUDE_CODE_SESSION_ID", "CLAUDECODE"},
        Call::slash},
    Row{Agent::codex, "codex", "codex-cli", {"CODEX_THREAD_ID"}, Call::dollar},
    Row{Agent::copilot,
        "copilot",
        "copilot-cli",
        {"COPILOT_AGENT_SESSION_ID", "COPILOT_CLI"}},
    Row{Agent::amp, "amp", "ampcode", {"AMP_CURRENT_THREAD_ID"}},
    Row{Agent::gemini,
        "gemini",
        "gemini-cli",
        {"GEMINI_SESSION_ID", "GEMINI_CLI"}},
    Row{Agent::opencode, "opencode", "", {"OPENCODE"}},
    Row{Agent::cursor, "cursor", "cursor-agent", {"CURSOR_AGENT"}},
    Row{Agent::qwen, "qwen", "qwen-code", {"QWEN_CODE"}, Call::slash},
    Row{Agent::pi, "pi", "", {"PI_CODING_AGENT"}, Call::slash_skill},
    Row{Agent::goose, "goose"},
    Row{Agent::droid, "droid", "factory"},
    Row{Agent::cline, "cline"},
    Row{Agent::roo, "roo", "roo-code"},
    Row{Agent::windsurf, "windsurf"},
    Row{Agent::any, "any"},
};

const Row& row(Agent agent) {
  return *std::ranges::find(k_rows, agent, &Row::agent);
}

} // namespace

Environment process_environment() {
  return [](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

std::string_view agent_name(Agent agent) {
  return row(agent).name;
}

std::optional<Agent> parse_agent(std::string_view name) {
  const std::string wanted = text::to_lower(name);
  for (const Row& known : k_rows) {
    if (!wanted.empty() && (wanted == known.name || wanted == known.alias)) {
      return known.agent;
    }
  }
  return std::nullopt;
}

std::string known_agents() {
  std::string names;
  for (const Row& known : k_rows) {
    names += (names.empty() ? "" : ", ") + std::string(known.name);
  }
  return names;
}

Agent detect_agent(const Environment& environment) {
  for (const Row& known : k_rows) {
    for (const std::string_view variable : known.variables) {
      if (!variable.empty() && !environment(variable).value_or("").empty()) {
        return known.agent;
      }
    }
  }
  // The generic ones hold a name, or (OpenCode: AGENT=1) only a truth value.
  for (const std::string_view variable : {"AI_AGENT", "AGENT"}) {
    const auto named = parse_agent(environment(variable).value_or(""));
    if (named) {
      return *named;
    }
  }
  return Agent::any;
}

std::string invocation(Agent agent, std::string_view name) {
  const std::string skill(name);
  switch (row(agent).call) {
  case Call::slash:
    return "/" + skill;
  case Call::dollar:
    return "$" + skill;
  case Call::slash_skill:
    return "/skill:" + skill;
  case Call::words:
    break;
  }
  return "use the `" + skill + "` skill";
}

} // namespace handoff::skills
