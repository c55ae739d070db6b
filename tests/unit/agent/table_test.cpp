// SPDX-License-Identifier: MIT
// The table of agents: unique names, usable rows.
#include "agent/agent.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <stdexcept>

using namespace handoff::agent;

namespace {

bool is_plain(std::string_view path) {
  return !path.empty() && path.front() != '/' && path.back() != '/' &&
         path.find("..") == std::string_view::npos;
}

} // namespace

TEST_CASE("names, titles and ranks of the table are all different") {
  std::set<std::string> names;
  std::set<std::string> titles;
  std::set<int> ranks;
  for (const Agent agent : all()) {
    INFO(agent->name);
    CHECK(names.emplace(agent->name).second);
    CHECK((agent->alias.empty() || names.emplace(agent->alias).second));
    CHECK(titles.emplace(agent->title).second);
    CHECK(ranks.insert(agent->rank).second);
    CHECK(agent == named(agent->name));
  }
  CHECK(all().size() >= 14);
  CHECK(std::ranges::is_sorted(all(), {}, [](Agent a) { return a->rank; }));
}

TEST_CASE("what a row says can be used") {
  for (const Agent agent : all()) {
    INFO(agent->name);
    CHECK((agent->home.empty() || is_plain(agent->home)));
    // Our hooks and our skill go where the agent is known to be.
    CHECK((!agent->hooks || has_home(agent)));
    for (const Move& move : agent->moves) {
      CHECK(is_plain(move.below_home));
      CHECK((move.below_variable.empty() || move.below_variable[0] == '/'));
    }
    for (const Transcripts& kept : agent->transcripts) {
      CHECK((kept.below_home.empty() || is_plain(kept.below_home)));
      CHECK((!kept.below_home.empty() || !kept.file.empty()));
    }
    for (const SkillDirectory& directory : agent->skills.directories) {
      CHECK(is_plain(directory.path));
    }
    const Texts words = agent->launch.words;
    const auto asks = [](std::string_view word) {
      return word == "{prompt}" || word == "{mention}";
    };
    CHECK(std::ranges::count_if(words, asks) == (words.empty() ? 0 : 1));
    CHECK((words.empty() || words[0].find('{') == std::string_view::npos));
    for (const HookSlot& slot :
         agent->hooks ? agent->hooks->slots : std::span<const HookSlot>()) {
      CHECK(slot.event.find_first_of(" \"'\\") == std::string_view::npos);
    }
  }
}

TEST_CASE("an agent is known by its name and its program, in any case") {
  CHECK(parse("Claude-Code") == named("claude"));
  CHECK(parse("OPENCODE-AI") == named("opencode"));
  for (const char* text : {"", "any", "1", "clippy", "claude "}) {
    INFO(text);
    CHECK_FALSE(parse(text).has_value());
  }
  CHECK_THROWS_AS(named("Claude"), std::out_of_range);
}

TEST_CASE("lists name the agents that can do it") {
  CHECK(list_names([](Agent a) { return a == named("pi"); }) == "pi");
  CHECK(list_names(has_hooks) == "claude, codex, copilot and gemini");
  CHECK(list_names([](Agent) { return false; }).empty());
}

TEST_CASE("the agent that means 'all' is not listed") {
  CHECK(Agent().is_any());
  CHECK(Agent()->name == "any");
  CHECK(std::ranges::find(all(), Agent()) == all().end());
}
