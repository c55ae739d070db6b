// SPDX-License-Identifier: MIT
// Where this process stands.
#include "skills/here.hpp"

#include "git/git.hpp"
#include "text/ascii.hpp"

#include <array>
#include <filesystem>

namespace handoff::skills {
namespace {

std::optional<Agent> configured_agent(std::string_view name) {
  const auto agent = parse_agent(name);
  if (!name.empty() && !agent) {
    throw Error("handoff.agent names an unknown agent '" + std::string(name) +
                    "'",
                "one of: " + known_agents());
  }
  return agent;
}

} // namespace

Agent agent_named(std::string_view name) {
  if (const auto agent = parse_agent(name)) {
    return *agent;
  }
  throw usage_error("unknown agent '" + std::string(name) + "'",
                    "one of: " + known_agents());
}

Places places_here() {
  // Outside a repository the first fails and the user's skills are left.
  const std::array commands = {
      git::command({"rev-parse", "--show-toplevel"}),
      git::command({"config", "--get", "handoff.agent"}),
      git::command(
          {"config", "-z", "--type=path", "--get-all", "handoff.skills.path"}),
  };
  const std::vector<base::Completed> answers = base::run_all(commands);
  Places places;
  places.cwd = std::filesystem::current_path().string();
  places.root = text::without_newlines(answers[0].out);
  places.home = places.environment("HOME").value_or("");
  const std::string_view agent = text::without_newlines(answers[1].out);
  places.agent =
      configured_agent(agent).value_or(detect_agent(places.environment));
  for (const std::string_view path : git::split(answers[2].out, '\0')) {
    places.extra.push_back(std::filesystem::absolute(path).string());
  }
  return places;
}

} // namespace handoff::skills
