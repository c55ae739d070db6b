// SPDX-License-Identifier: MIT
#include "skills/places.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff::skills;

namespace {

Environment no_variables() {
  return [](std::string_view) { return std::nullopt; };
}

Places places_of(Agent agent) {
  Places places;
  places.root = "/r";
  places.cwd = "/r/pkg/a";
  places.home = "/h";
  places.agent = agent;
  places.environment = no_variables();
  return places;
}

bool reads(const Places& places, std::string_view path) {
  return std::ranges::any_of(
      directories(places),
      [&](const Directory& directory) { return directory.path == path; });
}

std::size_t order(const Places& places, std::string_view path) {
  const auto all = directories(places);
  const auto found = std::ranges::find(all, path, &Directory::path);
  REQUIRE(found != all.end());
  return static_cast<std::size_t>(found - all.begin());
}

} // namespace

TEST_CASE("each agent reads its own directories and no other's") {
  struct Row {
    Agent agent;
    std::string_view path;
    bool is_read;
  };
  static constexpr Row rows[] = {
      {Agent::claude, "/r/.claude/skills", true},
      {Agent::claude, "/r/pkg/.claude/skills", true},
      {Agent::claude, "/r/pkg/a/.claude/skills", true},
      {Agent::claude, "/.claude/skills", false},
      {Agent::claude, "/r/.agents/skills", false},
      {Agent::claude, "/h/.claude/skills", true},
      {Agent::claude, "/h/.agents/skills", false},
      {Agent::claude, "/r/.claude/commands", true},
      {Agent::codex, "/r/.claude/skills", false},
      {Agent::codex, "/r/.agents/skills", true},
      {Agent::codex, "/r/.codex/skills", true},
      {Agent::codex, "/h/.codex/skills", true},
      {Agent::copilot, "/r/.github/skills", true},
      {Agent::copilot, "/h/.claude/skills", false},
      {Agent::copilot, "/r/.claude/commands", true},
      {Agent::opencode, "/h/.config/opencode/skill", true},
      {Agent::opencode, "/r/.opencode/skill", true},
      {Agent::gemini, "/r/.agents/skills", false},
      {Agent::gemini, "/r/pkg/a/.agents/skills", true},
      {Agent::gemini, "/r/pkg/a/.gemini/commands", true},
      {Agent::pi, "/r/.agents/skills", true},
      {Agent::pi, "/r/.pi/skills", false},
      {Agent::pi, "/r/pkg/a/.pi/skills", true},
      {Agent::pi, "/h/.pi/agent/skills", true},
      {Agent::qwen, "/r/.qwen/skills", false},
      {Agent::qwen, "/h/.qwen/skills", true},
      {Agent::any, "/r/.github/skills", true},
      {Agent::any, "/h/.qwen/skills", true},
  };
  for (const Row& row : rows) {
    INFO(agent_name(row.agent) << " " << row.path);
    CHECK(reads(places_of(row.agent), row.path) == row.is_read);
  }
}

TEST_CASE("of two skills of one name, the agent's own order decides") {
  const Places claude = places_of(Agent::claude);
  CHECK(order(claude, "/h/.claude/skills") <
        order(claude, "/r/.claude/skills"));
  const Places copilot = places_of(Agent::copilot);
  CHECK(order(copilot, "/r/.github/skills") <
        order(copilot, "/h/.copilot/skills"));
  const Places gemini = places_of(Agent::gemini);
  CHECK(order(gemini, "/r/pkg/a/.gemini/skills") <
        order(gemini, "/h/.agents/skills"));
  CHECK(order(gemini, "/h/.agents/skills") <
        order(gemini, "/h/.gemini/skills"));
  const Places qwen = places_of(Agent::qwen);
  CHECK(order(qwen, "/h/.qwen/skills") <
        order(qwen, "/r/pkg/a/.agents/skills"));
}

TEST_CASE("extra directories come first, and none twice") {
  Places places = places_of(Agent::any);
  places.extra = {"/x", "/x", "/r/.claude/skills"};
  const auto all = directories(places);
  CHECK(all[0].path == "/x");
  CHECK(all[0].form == Form::nested_skills);
  CHECK(std::ranges::count(all, "/x", &Directory::path) == 1);
}

TEST_CASE("without a repository the current directory is the project") {
  Places places = places_of(Agent::claude);
  places.root = "";
  CHECK(reads(places, "/r/pkg/a/.claude/skills"));
  CHECK_FALSE(reads(places, "/r/.claude/skills"));
  places.cwd = "";
  places.home = "";
  CHECK(directories(places).empty());
}

TEST_CASE("variables move an agent's own directory") {
  Places places = places_of(Agent::claude);
  places.environment = [](std::string_view name) {
    return name == "CLAUDE_CONFIG_DIR" ? std::optional<std::string>("/c")
                                       : std::nullopt;
  };
  CHECK(reads(places, "/c/skills"));
  CHECK(reads(places, "/c/plugins"));
  CHECK_FALSE(reads(places, "/h/.claude/skills"));
  CHECK(reads(places, "/r/.claude/skills"));
}
