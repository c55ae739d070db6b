// SPDX-License-Identifier: MIT
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

TEST_CASE("Claude gets the file itself, unless its path has a blank") {
  CHECK(launch_command(handoff::agent::named("claude"), "/tmp/d/x.md", 0)
            ->argv[4]
            .find("@/tmp/d/x.md") != std::string::npos);
  CHECK(launch_command(handoff::agent::named("claude"), "/tmp/a b/x.md", 0)
            ->argv[4]
            .find('@') == std::string::npos);
}

TEST_CASE("an agent is told to check first when something has changed") {
  const auto prompt = [](std::size_t drift) {
    return launch_command(
               handoff::agent::named("codex"), "/tmp/a b/x.md", drift)
        ->argv[1];
  };
  CHECK(prompt(0).find("verify") == std::string::npos);
  CHECK_THAT(prompt(1),
             Catch::Contains("`git handoff verify '/tmp/a b/x.md'`"));
}

TEST_CASE("OpenCode is allowed the one directory, a setting of the user's "
          "own stays") {
  ::unsetenv("OPENCODE_CONFIG_CONTENT");
  CHECK(launch_command(handoff::agent::named("opencode"), "/tmp/d/x.md", 0)
            ->environment ==
        std::vector<std::string>{
            "OPENCODE_CONFIG_CONTENT={\"permission\":{\"external_directory\":"
            "{\"/tmp/d/*\":\"allow\"}}}"});
  ::setenv("OPENCODE_CONFIG_CONTENT", "{}", 1);
  CHECK(launch_command(handoff::agent::named("opencode"), "/tmp/d/x.md", 0)
            ->environment.empty());
  ::unsetenv("OPENCODE_CONFIG_CONTENT");
}
