// SPDX-License-Identifier: MIT
// What the environment says of agents.
#include "agent/environment.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>

namespace handoff::agent {
namespace {

// https://specifications.freedesktop.org/basedir-spec
constexpr std::array k_base_directories = {
    Move{"XDG_CONFIG_HOME", "", ".config"},
    Move{"XDG_DATA_HOME", "", ".local/share"},
    Move{"XDG_STATE_HOME", "", ".local/state"},
};

// What is left of `path` below `directory`, with its slash; nothing when it
// is elsewhere.
std::optional<std::string_view> rest_below(std::string_view path,
                                           std::string_view directory) {
  if (!path.starts_with(directory)) {
    return std::nullopt;
  }
  path.remove_prefix(directory.size());
  return path.empty() || path.front() == '/' ? std::optional(path)
                                             : std::nullopt;
}

std::optional<std::string> moved(const Environment& environment,
                                 const Move& move,
                                 std::string_view below_home) {
  const auto rest = rest_below(below_home, move.below_home);
  const std::string value =
      rest ? environment(move.variable).value_or("") : std::string();
  return value.empty()
             ? std::nullopt
             : std::optional(value + std::string(move.below_variable) +
                             std::string(*rest));
}

bool says_so(const Environment& environment, const Marker& marker) {
  const std::string value = environment(marker.variable).value_or("");
  return marker.is_own && !value.empty() && value != "0";
}

} // namespace

Environment process_environment() {
  return [](std::string_view name) -> std::optional<std::string> {
    const char* value = std::getenv(std::string(name).c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

std::string user_path(const Environment& environment,
                      std::string_view below_home) {
  for (const Agent agent : all()) {
    for (const Move& move : agent->moves) {
      if (const auto path = moved(environment, move, below_home)) {
        return *path;
      }
    }
  }
  for (const Move& move : k_base_directories) {
    const auto path = moved(environment, move, below_home);
    if (path && path->starts_with('/')) {
      return *path;
    }
  }
  const std::string home = environment("HOME").value_or("");
  return home.empty() ? "" : home + "/" + std::string(below_home);
}

std::optional<Agent> running(const Environment& environment, Filter filter) {
  for (const bool is_session : {true, false}) {
    for (const Agent agent : all()) {
      for (const Marker& marker : agent->markers) {
        if (filter(agent) && marker.is_session == is_session &&
            says_so(environment, marker)) {
          return agent;
        }
      }
    }
  }
  // The generic ones hold a name, or (OpenCode: AGENT=1) only a truth value.
  for (const std::string_view variable : {"AI_AGENT", "AGENT"}) {
    const auto agent = parse(environment(variable).value_or(""));
    if (agent && filter(*agent)) {
      return agent;
    }
  }
  return std::nullopt;
}

std::vector<Agent> installed(const Environment& environment) {
  std::vector<Agent> here;
  for (const Agent agent : all()) {
    std::error_code none;
    if (has_home(agent) && std::filesystem::is_directory(
                               user_path(environment, agent->home), none)) {
      here.push_back(agent);
    }
  }
  return here;
}

} // namespace handoff::agent
