// SPDX-License-Identifier: MIT
// The agent that the skills are for.
#include "skills/agent.hpp"

#include "text/ascii.hpp"

namespace handoff::skills {
namespace {

bool is_known(Agent) {
  return true;
}

} // namespace

std::optional<Agent> parse_agent(std::string_view name) {
  return text::to_lower(name) == Agent()->name ? std::optional(Agent())
                                               : agent::parse(name);
}

std::string known_agents() {
  return agent::list_names(is_known) + ", or " + std::string(Agent()->name);
}

Agent detect_agent(const Environment& environment) {
  return agent::running(environment, is_known).value_or(Agent());
}

std::string invocation(Agent agent, std::string_view name) {
  const std::string skill(name);
  switch (agent->skills.call) {
  case agent::SkillCall::slash:
    return "/" + skill;
  case agent::SkillCall::dollar:
    return "$" + skill;
  case agent::SkillCall::slash_skill:
    return "/skill:" + skill;
  case agent::SkillCall::words:
    break;
  }
  return "use the `" + skill + "` skill";
}

} // namespace handoff::skills
