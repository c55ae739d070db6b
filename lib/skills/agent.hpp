// SPDX-License-Identifier: MIT
// The coding agents we know: names, how to tell which one runs us, how each
// is told to use a skill.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::skills {

enum class Agent {
  any, // not known: every directory that some agent reads counts
  claude,
  codex,
  copilot,
  opencode,
  gemini,
  pi,
  qwen,
  cursor,
  amp,
  goose,
  droid,
  cline,
  roo,
  windsurf,
};

// The value of an environment variable, or nothing when it is not set.
using Environment = std::function<std::optional<std::string>(std::string_view)>;

// The environment of this process.
[[nodiscard]] Environment process_environment();

// "claude", "codex", ...; "any" for Agent::any.
[[nodiscard]] std::string_view agent_name(Agent agent);

// The agent of that name, also by the names of its programs ("claude-code",
// "cursor-agent"); ASCII case does not matter.
[[nodiscard]] std::optional<Agent> parse_agent(std::string_view name);

// The names that parse_agent takes, comma separated, for messages.
[[nodiscard]] std::string known_agents();

// The agent whose session we run in, by the variables that it sets;
// Agent::any when none says so.
[[nodiscard]] Agent detect_agent(const Environment& environment);

// What to write so that `agent` uses the skill: "/name" where a prompt may
// start so, "$name", or a request in words, which every agent understands.
[[nodiscard]] std::string invocation(Agent agent, std::string_view name);

} // namespace handoff::skills
