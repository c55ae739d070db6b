// SPDX-License-Identifier: MIT
// What else an agent's own files say about skills. JSON is read by yaml-cpp,
// of which it is a part.
#include "skills/plugins.hpp"

#include "skills/files.hpp"

#include <yaml-cpp/yaml.h>

#include <map>
#include <optional>

namespace handoff::skills {
namespace {

// Settings of more than this are not ours to wait for.
constexpr std::size_t k_max_manifest_bytes = 1U << 20U;

struct Parsed {
  std::optional<YAML::Node> node;
  std::string problem;
};

Parsed parse(const std::string& path) {
  const std::optional<Head> file = read_head(path, k_max_manifest_bytes);
  if (!file) {
    return {};
  }
  if (file->is_cut) {
    return {std::nullopt, path + ": too large"};
  }
  try {
    return {YAML::Load(file->bytes), ""};
  } catch (const YAML::Exception& error) {
    return {std::nullopt, path + ": " + error.msg};
  }
}

using Switches = std::map<std::string, bool>;

void read_switches(const std::string& path, Switches& switches) {
  const Parsed settings = parse(path);
  if (!settings.node || !settings.node->IsMap()) {
    return;
  }
  const YAML::Node enabled = (*settings.node)["enabledPlugins"];
  if (enabled && enabled.IsMap()) {
    for (const auto& entry : enabled) {
      switches[entry.first.Scalar()] = entry.second.as<bool>(true);
    }
  }
}

// The project's settings win over the user's.
Switches all_switches(const std::string& directory, const SkillPlaces& places) {
  Switches switches;
  read_switches(directory + "/../settings.json", switches);
  if (!places.root.empty()) {
    read_switches(places.root + "/.claude/settings.json", switches);
    read_switches(places.root + "/.claude/settings.local.json", switches);
  }
  return switches;
}

bool is_on(const Switches& switches, const std::string& plugin) {
  const auto found = switches.find(plugin);
  return found == switches.end() || found->second;
}

// Version 2 keeps a list of installations a plugin, version 1 one. One made
// for a project counts in that project only.
void add_installations(const std::string& key,
                       const YAML::Node& value,
                       const std::string& root,
                       std::vector<Plugin>& plugins) {
  if (value.IsSequence()) {
    for (const YAML::Node& each : value) {
      add_installations(key, each, root, plugins);
    }
    return;
  }
  if (!value.IsMap()) {
    return;
  }
  const std::string project = value["projectPath"].as<std::string>("");
  const std::string path = value["installPath"].as<std::string>("");
  const bool is_here = project.empty() || project == root;
  if (is_here && path.starts_with('/')) {
    plugins.push_back({key.substr(0, key.find('@')), path});
  }
}

} // namespace

Plugins find_plugins(const std::string& directory, const SkillPlaces& places) {
  Plugins plugins;
  const Parsed list = parse(directory + "/installed_plugins.json");
  if (!list.problem.empty()) {
    plugins.problems.push_back(list.problem);
  }
  if (!list.node || !list.node->IsMap()) {
    return plugins;
  }
  const YAML::Node installed = (*list.node)["plugins"];
  if (!installed || !installed.IsMap()) {
    return plugins;
  }
  const Switches switches = all_switches(directory, places);
  for (const auto& entry : installed) {
    const std::string key = entry.first.Scalar();
    if (is_on(switches, key)) {
      add_installations(key, entry.second, places.root, plugins.enabled);
    }
  }
  return plugins;
}

bool policy_forbids(const std::string& skill_directory) {
  const Parsed file = parse(skill_directory + "/agents/openai.yaml");
  if (!file.node || !file.node->IsMap()) {
    return false;
  }
  const YAML::Node policy = (*file.node)["policy"];
  return policy && policy.IsMap() &&
         !policy["allow_implicit_invocation"].as<bool>(true);
}

} // namespace handoff::skills
