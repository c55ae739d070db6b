// SPDX-License-Identifier: MIT
// Where this process stands.
#include "skills/here.hpp"

#include "base/error.hpp"
#include "git/config.hpp"
#include "git/repository.hpp"

#include <filesystem>

namespace handoff::skills {
namespace {

// As the agents find it: the nearest directory with a .git, upwards. Empty
// if there is none.
std::string work_tree_of(const std::filesystem::path& cwd) {
  for (std::filesystem::path at = cwd;; at = at.parent_path()) {
    std::error_code unreadable;
    if (std::filesystem::exists(at / ".git", unreadable)) {
      return at.string();
    }
    if (at == at.parent_path()) {
      return {};
    }
  }
}

} // namespace

std::optional<Agent> configured_agent(const git::Config& config) {
  const std::string name = config.get(config::k_agent).value_or("");
  const auto agent = parse_agent(name);
  if (!name.empty() && !agent) {
    throw Error("handoff.agent names an unknown agent '" + name + "'",
                "one of: " + known_agents());
  }
  return agent;
}

std::vector<std::string> extra_places(const git::Config& config) {
  std::vector<std::string> paths = config.get_paths(config::k_skills_path);
  for (std::string& path : paths) {
    path = std::filesystem::absolute(path).string();
  }
  return paths;
}

Agent agent_named(std::string_view name) {
  if (const auto agent = parse_agent(name)) {
    return *agent;
  }
  throw usage_error("unknown agent '" + std::string(name) + "'",
                    "one of: " + known_agents());
}

SkillPlaces places_here() {
  SkillPlaces places;
  places.cwd = std::filesystem::current_path().string();
  places.root = work_tree_of(places.cwd);
  places.home = places.environment("HOME").value_or("");
  const base::Completed listing = base::run(git::config_question());
  const git::Config config(listing.out);
  places.agent =
      configured_agent(config).value_or(detect_agent(places.environment));
  places.extra = extra_places(config);
  return places;
}

} // namespace handoff::skills
