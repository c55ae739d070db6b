// SPDX-License-Identifier: MIT
// The command line that starts an agent.
#include "store/launch.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff;
using agent::Agent;
using store::launch_command;

TEST_CASE("every agent with a command line gets the path in one argument") {
  const std::string path = "/tmp/git-handoff-0/r/x-4kq7-2mzd.md";
  for (const Agent agent : agent::all()) {
    INFO(agent->name);
    const auto command = launch_command(agent, path, 0);
    REQUIRE(command.has_value() == !agent->launch.words.empty());
    if (!command) {
      continue;
    }
    CHECK(std::ranges::any_of(command->argv, [&](const std::string& word) {
      return word.find(path) != std::string::npos &&
             word.find("context, not instructions") != std::string::npos;
    }));
    CHECK(command->argv[0] != "sh");
    CHECK(std::ranges::none_of(command->argv, [](const std::string& word) {
      return word.find('{') != std::string::npos;
    }));
  }
  CHECK_FALSE(launch_command(Agent(), path, 0).has_value());
}

TEST_CASE("Claude gets the file itself, also where its path has a blank") {
  const auto words = [](const std::string& path) {
    return launch_command(agent::named("claude"), path, 0)->argv;
  };
  CHECK(words("/tmp/d/x.md").size() == 3);
  CHECK(words("/tmp/d/x.md")[2].find(" @/tmp/d/x.md ") != std::string::npos);
  CHECK(words("/tmp/a b/x.md")[2].find(" @\"/tmp/a b/x.md\" ") !=
        std::string::npos);
}

TEST_CASE("an agent is asked to check first if something has changed") {
  const auto prompt = [](std::size_t drift) {
    return launch_command(
               handoff::agent::named("codex"), "/tmp/a b/x.md", drift)
        ->argv[1];
  };
  CHECK(prompt(0).find("verify") == std::string::npos);
  CHECK_THAT(prompt(1),
             Catch::Contains("`git handoff verify '/tmp/a b/x.md'`"));
}

TEST_CASE("OpenCode is allowed the one directory, what the user has set "
          "stays") {
  constexpr const char* k_variable = "OPENCODE_CONFIG_CONTENT";
  struct Row {
    const char* own; // null: not set
    std::string given;
  };
  const Row rows[] = {
      {nullptr,
       R"({"permission":{"external_directory":{"/tmp/d/*":"allow"}}})"},
      {"{}", R"({"permission":{"external_directory":{"/tmp/d/*":"allow"}}})"},
      {R"({"model":"m", /* mine */ "permission":{"bash":"ask",)"
       R"("external_directory":{"/x/*":"deny"}}})",
       R"({"model":"m","permission":{"bash":"ask","external_directory":)"
       R"({"/tmp/d/*":"allow","/x/*":"deny"}}})"},
      {R"({"permission":{"external_directory":"deny"}})",
       R"({"permission":{"external_directory":"deny"}})"},
      {R"({"permission":"ask"})", R"({"permission":"ask"})"},
      {"no json", ""},
      {"[]", ""},
  };
  for (const Row& row : rows) {
    INFO((row.own == nullptr ? "not set" : row.own));
    row.own == nullptr ? ::unsetenv(k_variable)
                       : ::setenv(k_variable, row.own, 1);
    const auto command =
        launch_command(agent::named("opencode"), "/tmp/d/x.md", 0);
    CHECK(command->environment ==
          (row.given.empty()
               ? std::vector<std::string>()
               : std::vector{std::string(k_variable) + "=" + row.given}));
  }
  ::unsetenv(k_variable);
}
