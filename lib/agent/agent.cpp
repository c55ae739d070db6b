// SPDX-License-Identifier: MIT
// The table of coding agents.
#include "agent/agent.hpp"

#include "text/ascii.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace handoff::agent {

// Made by the build of rows/*.cpp.
extern const std::span<const Row* const> k_rows;

namespace {

constexpr Row k_any = {.name = "any", .title = "any agent", .rank = 0};

std::vector<Agent> sorted_rows() {
  std::vector<Agent> agents;
  for (const Row* row : k_rows) {
    agents.emplace_back(*row);
  }
  std::ranges::sort(agents, {}, [](Agent agent) { return agent->rank; });
  return agents;
}

} // namespace

Agent::Agent() : row_(&k_any) {}

std::span<const Agent> all() {
  static const std::vector<Agent> agents = sorted_rows();
  return agents;
}

std::optional<Agent> parse(std::string_view name) {
  const std::string wanted = text::to_lower(name);
  for (const Agent agent : all()) {
    if (!wanted.empty() && (wanted == agent->name || wanted == agent->alias)) {
      return agent;
    }
  }
  return std::nullopt;
}

Agent named(std::string_view name) {
  for (const Agent agent : all()) {
    if (agent->name == name) {
      return agent;
    }
  }
  throw std::out_of_range("no agent '" + std::string(name) + "'");
}

bool has_transcripts(Agent agent) {
  return !agent->transcripts.empty();
}

bool has_hooks(Agent agent) {
  return agent->hooks.has_value();
}

bool has_home(Agent agent) {
  return !agent->home.empty();
}

std::string list_names(Filter filter) {
  std::vector<std::string_view> names;
  for (const Agent agent : all()) {
    if (filter(agent)) {
      names.push_back(agent->name);
    }
  }
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    list += i == 0 ? "" : i + 1 == names.size() ? " and " : ", ";
    list += names[i];
  }
  return list;
}

} // namespace handoff::agent
