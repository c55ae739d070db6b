// SPDX-License-Identifier: MIT
// Which agent runs us, and how it invokes skills.
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

TEST_CASE("the agent that runs us is known by the variables it sets") {
  const std::pair<Variables, Agent> rows[] = {
      {{}, Agent()},
      {{{"CLAUDECODE", "1"}}, handoff::agent::named("claude")},
      {{{"CLAUDE_CODE_SESSION_ID", "x"}}, handoff::agent::named("claude")},
      {{{"CODEX_THREAD_ID", "x"}}, handoff::agent::named("codex")},
      {{{"CODEX_THREAD_ID", ""}}, Agent()},
      {{{"COPILOT_CLI", "1"}}, handoff::agent::named("copilot")},
      {{{"AMP_CURRENT_THREAD_ID", "T-1"}}, handoff::agent::named("amp")},
      {{{"GEMINI_CLI", "1"}}, handoff::agent::named("gemini")},
      {{{"OPENCODE", "1"}, {"AGENT", "1"}}, handoff::agent::named("opencode")},
      {{{"CURSOR_AGENT", "1"}}, handoff::agent::named("cursor")},
      {{{"QWEN_CODE", "1"}}, handoff::agent::named("qwen")},
      {{{"PI_CODING_AGENT", "1"}}, handoff::agent::named("pi")},
      {{{"AI_AGENT", "Goose"}}, handoff::agent::named("goose")},
      {{{"AGENT", "amp"}}, handoff::agent::named("amp")},
      {{{"AGENT", "1"}}, Agent()},
      // Codex in Claude Code: it names its session.
      {{{"CODEX_THREAD_ID", "x"}, {"CLAUDECODE", "1"}},
       handoff::agent::named("codex")},
  };
  for (const auto& [variables, agent] : rows) {
    CHECK(detect_agent(environment_of(variables)) == agent);
  }
}

TEST_CASE("each agent gets the invocation of a skill in its own syntax") {
  const std::pair<Agent, std::string_view> rows[] = {
      {handoff::agent::named("claude"), "/tdd"},
      {handoff::agent::named("codex"), "$tdd"},
      {handoff::agent::named("pi"), "/skill:tdd"},
      {handoff::agent::named("qwen"), "/tdd"},
      {handoff::agent::named("copilot"), "use the `tdd` skill"},
      {Agent(), "use the `tdd` skill"},
  };
  for (const auto& [agent, text] : rows) {
    CHECK(invocation(agent, "tdd") == text);
  }
}

TEST_CASE("agents are known by their names and their programs' names") {
  CHECK(parse_agent("claude") == handoff::agent::named("claude"));
  CHECK(parse_agent("Claude-Code") == handoff::agent::named("claude"));
  CHECK(parse_agent("cursor-agent") == handoff::agent::named("cursor"));
  CHECK(parse_agent("any") == Agent());
  CHECK_FALSE(parse_agent("").has_value());
  CHECK_FALSE(parse_agent("1").has_value());
  CHECK_FALSE(parse_agent("clippy").has_value());
}
