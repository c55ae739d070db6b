// SPDX-License-Identifier: MIT
// Where each agent looks for skills.
#include "skills/places.hpp"

#include <algorithm>

namespace handoff::skills {
namespace {

// The top of the work tree first, each step down to the current directory.
std::vector<std::string> way_down(const SkillPlaces& places) {
  const std::string& root = places.root;
  const bool is_inside = !root.empty() && (places.cwd == root ||
                                           places.cwd.starts_with(root + "/"));
  if (!is_inside) {
    return {places.cwd};
  }
  std::vector<std::string> way = {root};
  for (std::size_t at = root.size(); at < places.cwd.size();) {
    at = std::min(places.cwd.find('/', at + 1), places.cwd.size());
    way.push_back(places.cwd.substr(0, at));
  }
  return way;
}

std::vector<std::string> paths_of(const SkillPlaces& places,
                                  const agent::SkillDirectory& directory) {
  const std::string below = "/" + std::string(directory.path);
  std::vector<std::string> found;
  if (directory.base == agent::SkillBase::user) {
    const auto environment =
        [&](std::string_view name) -> std::optional<std::string> {
      return name == "HOME" ? places.home : places.environment(name);
    };
    found.push_back(agent::user_path(environment, directory.path));
  } else if (directory.base == agent::SkillBase::cwd) {
    found.push_back(places.cwd.empty() ? "" : places.cwd + below);
  } else {
    for (const std::string& step : way_down(places)) {
      found.push_back(step.empty() ? "" : step + below);
    }
  }
  return found;
}

} // namespace

std::vector<Directory> directories(const SkillPlaces& places) {
  std::vector<Directory> found;
  const auto add = [&](const std::string& path, Form form) {
    const bool known = std::ranges::any_of(found, [&](const Directory& other) {
      return other.path == path && other.form == form;
    });
    if (!path.empty() && !known) {
      found.push_back({path, form});
    }
  };
  for (const std::string& path : places.extra) {
    add(path, Form::nested_skills);
  }
  for (const Agent agent : agent::all()) {
    if (!places.agent.is_any() && places.agent != agent) {
      continue;
    }
    for (const agent::SkillDirectory& directory : agent->skills.directories) {
      for (const std::string& path : paths_of(places, directory)) {
        add(path, directory.form);
      }
    }
  }
  return found;
}

} // namespace handoff::skills
