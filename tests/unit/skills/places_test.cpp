// SPDX-License-Identifier: MIT
// Where agents look for skills.
#include "skills/places.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff::skills;

namespace {

Environment no_variables() {
  return [](std::string_view) { return std::nullopt; };
}

SkillPlaces places_of(Agent agent) {
  SkillPlaces places;
  places.root = "/r";
  places.cwd = "/r/pkg/a";
  places.home = "/h";
  places.agent = agent;
  places.environment = no_variables();
  return places;
}

bool reads(const SkillPlaces& places, std::string_view path) {
  return std::ranges::any_of(
      directories(places),
      [&](const Directory& directory) { return directory.path == path; });
}

std::size_t order(const SkillPlaces& places, std::string_view path) {
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
  const Row rows[] = {
      {handoff::agent::named("claude"), "/r/.claude/skills", true},
      {handoff::agent::named("claude"), "/r/pkg/.claude/skills", true},
      {handoff::agent::named("claude"), "/r/pkg/a/.claude/skills", true},
      {handoff::agent::named("claude"), "/.claude/skills", false},
      {handoff::agent::named("claude"), "/r/.agents/skills", false},
      {handoff::agent::named("claude"), "/h/.claude/skills", true},
      {handoff::agent::named("claude"), "/h/.agents/skills", false},
      {handoff::agent::named("claude"), "/r/.claude/commands", true},
      {handoff::agent::named("codex"), "/r/.claude/skills", false},
      {handoff::agent::named("codex"), "/r/.agents/skills", true},
      {handoff::agent::named("codex"), "/r/.codex/skills", true},
      {handoff::agent::named("codex"), "/h/.codex/skills", true},
      {handoff::agent::named("copilot"), "/r/.github/skills", true},
      {handoff::agent::named("copilot"), "/h/.claude/skills", false},
      {handoff::agent::named("copilot"), "/r/.claude/commands", true},
      {handoff::agent::named("opencode"), "/h/.config/opencode/skill", true},
      {handoff::agent::named("opencode"), "/r/.opencode/skill", true},
      {handoff::agent::named("gemini"), "/r/.agents/skills", false},
      {handoff::agent::named("gemini"), "/r/pkg/a/.agents/skills", true},
      {handoff::agent::named("gemini"), "/r/pkg/a/.gemini/commands", true},
      {handoff::agent::named("pi"), "/r/.agents/skills", true},
      {handoff::agent::named("pi"), "/r/.pi/skills", false},
      {handoff::agent::named("pi"), "/r/pkg/a/.pi/skills", true},
      {handoff::agent::named("pi"), "/h/.pi/agent/skills", true},
      {handoff::agent::named("qwen"), "/r/.qwen/skills", false},
      {handoff::agent::named("qwen"), "/h/.qwen/skills", true},
      {Agent(), "/r/.github/skills", true},
      {Agent(), "/h/.qwen/skills", true},
  };
  for (const Row& row : rows) {
    INFO(row.agent->name << " " << row.path);
    CHECK(reads(places_of(row.agent), row.path) == row.is_read);
  }
}

TEST_CASE("of two skills of one name, the agent's own order decides") {
  const SkillPlaces claude = places_of(handoff::agent::named("claude"));
  CHECK(order(claude, "/h/.claude/skills") <
        order(claude, "/r/.claude/skills"));
  const SkillPlaces copilot = places_of(handoff::agent::named("copilot"));
  CHECK(order(copilot, "/r/.github/skills") <
        order(copilot, "/h/.copilot/skills"));
  const SkillPlaces gemini = places_of(handoff::agent::named("gemini"));
  CHECK(order(gemini, "/r/pkg/a/.gemini/skills") <
        order(gemini, "/h/.agents/skills"));
  CHECK(order(gemini, "/h/.agents/skills") <
        order(gemini, "/h/.gemini/skills"));
  const SkillPlaces qwen = places_of(handoff::agent::named("qwen"));
  CHECK(order(qwen, "/h/.qwen/skills") <
        order(qwen, "/r/pkg/a/.agents/skills"));
}

TEST_CASE("extra directories come first, and none twice") {
  SkillPlaces places = places_of(Agent());
  places.extra = {"/x", "/x", "/r/.claude/skills"};
  const auto all = directories(places);
  CHECK(all[0].path == "/x");
  CHECK(all[0].form == Form::nested_skills);
  CHECK(std::ranges::count(all, "/x", &Directory::path) == 1);
}

TEST_CASE("without a repository the current directory is the project") {
  SkillPlaces places = places_of(handoff::agent::named("claude"));
  places.root = "";
  CHECK(reads(places, "/r/pkg/a/.claude/skills"));
  CHECK_FALSE(reads(places, "/r/.claude/skills"));
  places.cwd = "";
  places.home = "";
  CHECK(directories(places).empty());
}

TEST_CASE("variables move an agent's own directory") {
  SkillPlaces places = places_of(handoff::agent::named("claude"));
  places.environment = [](std::string_view name) {
    return name == "CLAUDE_CONFIG_DIR" ? std::optional<std::string>("/c")
                                       : std::nullopt;
  };
  CHECK(reads(places, "/c/skills"));
  CHECK(reads(places, "/c/plugins"));
  CHECK_FALSE(reads(places, "/h/.claude/skills"));
  CHECK(reads(places, "/r/.claude/skills"));
}
