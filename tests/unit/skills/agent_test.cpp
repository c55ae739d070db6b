// SPDX-License-Identifier: MIT
#include "skills/agent.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace handoff::skills;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

Environment environment_of(Variables variables) {
  return [variables](std::string_view name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt
                                    : std::optional(found->second);
  };
}

} // namespace

TEST_CASE("the agent that runs us is told by the variables it sets") {
  const std::pair<Variables, Agent> rows[] = {
      {{}, Agent::any},
      {{{"CLAUDECODE", "1"}}, Agent::claude},
      {{{"CLAUDE_CODE_SESSION_ID", "x"}}, Agent::claude},
      {{{"CODEX_THREAD_ID", "x"}}, Agent::codex},
      {{{"CODEX_THREAD_ID", ""}}, Agent::any},
      {{{"COPILOT_CLI", "1"}}, Agent::copilot},
      {{{"AMP_CURRENT_THREAD_ID", "T-1"}}, Agent::amp},
      {{{"GEMINI_CLI", "1"}}, Agent::gemini},
      {{{"OPENCODE", "1"}, {"AGENT", "1"}}, Agent::opencode},
      {{{"CURSOR_AGENT", "1"}}, Agent::cursor},
      {{{"QWEN_CODE", "1"}}, Agent::qwen},
      {{{"PI_CODING_AGENT", "1"}}, Agent::pi},
      {{{"AI_AGENT", "Goose"}}, Agent::goose},
      {{{"AGENT", "amp"}}, Agent::amp},
      {{{"AGENT", "1"}}, Agent::any},
      {{{"CODEX_THREAD_ID", "x"}, {"CLAUDECODE", "1"}}, Agent::claude},
  };
  for (const auto& [variables, agent] : rows) {
    CHECK(detect_agent(environment_of(variables)) == agent);
  }
}

TEST_CASE("each agent is told to use a skill in its own form") {
  const std::pair<Agent, std::string_view> rows[] = {
      {Agent::claude, "/tdd"},
      {Agent::codex, "$tdd"},
      {Agent::pi, "/skill:tdd"},
      {Agent::qwen, "/tdd"},
      {Agent::copilot, "use the `tdd` skill"},
      {Agent::any, "use the `tdd` skill"},
  };
  for (const auto& [agent, text] : rows) {
    CHECK(invocation(agent, "tdd") == text);
  }
}

TEST_CASE("agents are known by their names and their programs' names") {
  CHECK(parse_agent("claude") == Agent::claude);
  CHECK(parse_agent("Claude-Code") == Agent::claude);
  CHECK(parse_agent("cursor-agent") == Agent::cursor);
  CHECK(parse_agent("any") == Agent::any);
  CHECK_FALSE(parse_agent("").has_value());
  CHECK_FALSE(parse_agent("1").has_value());
  CHECK_FALSE(parse_agent("clippy").has_value());
  CHECK(agent_name(Agent::opencode) == "opencode");
}
