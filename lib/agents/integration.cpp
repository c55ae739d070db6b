// SPDX-License-Identifier: MIT
// Where each agent keeps its hooks and skills, and how its hooks are written.
#include "agents/integration.hpp"

#include <array>
#include <filesystem>

namespace handoff::agents {
namespace {

using session::Agent;
using session::Environment;

// Claude Code 2.1 and Codex 0.169 were seen to send these.
constexpr std::array k_claude = {
    HookSlot{"SessionStart", ""},
    HookSlot{"PreToolUse", "Write|Edit|Bash"},
    HookSlot{"PreCompact", ""},
    HookSlot{"SessionEnd", ""},
};
constexpr std::array k_codex = {
    HookSlot{"SessionStart", ""},
    HookSlot{"PreToolUse", "Bash|apply_patch|Edit|Write"},
    HookSlot{"PreCompact", ""},
    HookSlot{"SessionEnd", ""},
};
// geminicli.com/docs/hooks/reference
constexpr std::array k_gemini = {
    HookSlot{"SessionStart", ""},
    HookSlot{"BeforeTool", "write_file|replace|run_shell_command"},
    HookSlot{"PreCompress", ""},
    HookSlot{"SessionEnd", ""},
};
constexpr std::array k_copilot = {
    HookSlot{"sessionStart", ""},
    HookSlot{"preToolUse", ""},
    HookSlot{"preCompact", ""},
    HookSlot{"sessionEnd", ""},
};

std::string value_or(const Environment& environment,
                     std::string_view name,
                     const std::string& otherwise) {
  const auto value = environment(name);
  return value && !value->empty() ? *value : otherwise;
}

} // namespace

std::optional<HookFormat> hook_format(Agent agent) {
  switch (agent) {
  case Agent::claude:
    return HookFormat{.file = "settings.json", .slots = k_claude};
  case Agent::codex: // complains of more at a session's end
    return HookFormat{.file = "hooks.json", .slots = k_codex, .timeout = 3};
  case Agent::gemini: // counts milliseconds
    return HookFormat{
        .file = "settings.json", .slots = k_gemini, .timeout = 5000};
  case Agent::copilot:
    return HookFormat{.file = "hooks/git-handoff.json",
                      .slots = k_copilot,
                      .is_grouped = false,
                      .command_key = "bash",
                      .timeout_key = "timeoutSec",
                      .head = "\"version\": 1"};
  default:
    return std::nullopt;
  }
}

std::string home_of(Agent agent, const Environment& environment) {
  const std::string home = value_or(environment, "HOME", "");
  switch (agent) {
  case Agent::claude:
    return value_or(environment, "CLAUDE_CONFIG_DIR", home + "/.claude");
  case Agent::codex:
    return value_or(environment, "CODEX_HOME", home + "/.codex");
  case Agent::copilot:
    return value_or(environment, "COPILOT_HOME", home + "/.copilot");
  case Agent::gemini:
    return value_or(environment, "GEMINI_CLI_HOME", home) + "/.gemini";
  case Agent::opencode:
    return value_or(environment, "XDG_CONFIG_HOME", home + "/.config") +
           "/opencode";
  case Agent::pi:
    return home + "/.pi";
  case Agent::qwen:
    return value_or(environment, "QWEN_HOME", home) + "/.qwen";
  case Agent::cline:
    break;
  }
  return home + "/.cline";
}

std::string skills_directory(Agent agent, const Environment& environment) {
  // All others were seen to read ~/.agents/skills.
  const bool has_own = agent == Agent::claude || agent == Agent::cline;
  return (has_own ? home_of(agent, environment)
                  : value_or(environment, "HOME", "") + "/.agents") +
         "/skills";
}

std::vector<Agent> agents_here(const Environment& environment) {
  std::vector<Agent> here;
  for (const Agent agent : session::k_agents) {
    std::error_code none;
    if (std::filesystem::is_directory(home_of(agent, environment), none)) {
      here.push_back(agent);
    }
  }
  return here;
}

std::string hook_command(Agent agent, std::string_view event) {
  // The settings outlive us (synchronised files, containers, a short PATH),
  // and Copilot CLI takes a hook that fails for a refusal.
  return std::string(k_hook_command) + std::string(agent_name(agent)) + " " +
         std::string(event) + " 2>/dev/null || true";
}

} // namespace handoff::agents
