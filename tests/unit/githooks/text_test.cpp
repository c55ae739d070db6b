// SPDX-License-Identifier: MIT
// Our blocks in hook files.
#include "githooks/place.hpp"
#include "githooks/text.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::githooks;

TEST_CASE("our hook files are known again, others are not") {
  for (const char* directory : {"/usr/bin", "/opt/it's/bin", "/a b/''"}) {
    const std::string ours = hook_file({"pre-commit", directory});
    const auto facts = read_hook_file(ours);
    REQUIRE(facts);
    CHECK(facts->event == "pre-commit");
    CHECK(facts->directory == directory);
    CHECK_FALSE(read_hook_file(ours + "echo more\n"));
    CHECK_FALSE(read_hook_command(ours));
    const auto command =
        read_hook_command(hook_command({"pre-push", directory}));
    REQUIRE(command);
    CHECK(command->event == "pre-push");
    CHECK(command->directory == directory);
  }
  CHECK_FALSE(read_hook_file("#!/bin/sh\nexit 0\n"));
  CHECK_FALSE(read_hook_file(""));
}

TEST_CASE("a hook file with a command where the directory was is not ours") {
  std::string changed = hook_file({"pre-commit", "/usr/bin"});
  changed.replace(changed.find("'/usr/bin'"), 10, "'/usr/bin'; date; : ''");
  CHECK_FALSE(read_hook_file(changed));
}

TEST_CASE("a block goes in behind the comments and comes out without a trace") {
  const std::string hook = "#!/bin/sh\n# mine\n\nset -e\nexit 0\n";
  for (const char* event : {"pre-commit", "pre-push"}) {
    const Facts facts = {event, "/usr/bin"};
    const auto chained = with_block(hook, facts);
    REQUIRE(chained);
    CHECK(chained->starts_with("#!/bin/sh\n# mine\n\n## START git-handoff"));
    CHECK(chained->ends_with("set -e\nexit 0\n"));
    CHECK(without_block(*chained) == hook);
    CHECK(with_block(*chained, facts) == chained);
    CHECK(without_block(*with_block(*chained, {event, "/elsewhere"})) == hook);
  }
}

TEST_CASE("a changed block is neither replaced nor taken out") {
  std::string changed = *with_block("#!/bin/sh\n", {"pre-commit", "/usr/bin"});
  changed.insert(changed.find("## END"), "echo mine\n");
  CHECK(has_block(changed));
  CHECK_FALSE(without_block(changed));
  CHECK_FALSE(with_block(changed, {"pre-commit", "/usr/bin"}));
}

TEST_CASE("a hook in another language is left alone") {
  const Facts facts = {"pre-commit", "/b"};
  for (const char* hook : {"#!/usr/bin/env python3\nx\n",
                           "\x7f"
                           "ELF",
                           "#!/bin/csh\n",
                           "#!/usr/bin/fish\n",
                           "echo x\n"}) {
    CHECK_FALSE(with_block(hook, facts));
  }
  for (const char* hook :
       {"#!/usr/bin/env bash\nx\n", "#!/bin/sh -eu\n", "#!/bin/zsh"}) {
    CHECK(with_block(hook, facts));
  }
}

TEST_CASE("versions of git are compared by their numbers") {
  CHECK(parse_git_version("git version 2.39.5") == 23905);
  CHECK(parse_git_version("git version 2.54.0.windows.1") == 25400);
  CHECK(parse_git_version("git version 2.55.GIT") == 25500);
  CHECK(parse_git_version("git version 2.39.5 (Apple Git-154)") == 23905);
  CHECK(parse_git_version("") == 0);
}
