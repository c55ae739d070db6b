// SPDX-License-Identifier: MIT
#include "guard/hook_place.hpp"
#include "guard/shim.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace handoff::guard;

TEST_CASE("our shims are known again, others are not") {
  const std::string ours = shim("pre-commit", "/opt/it's/bin");
  CHECK(is_shim(ours));
  CHECK(is_shim(shim("pre-push", "/usr/bin")));
  CHECK_FALSE(is_shim(ours + "echo more\n"));
  CHECK_FALSE(is_shim("#!/bin/sh\nexit 0\n"));
  CHECK_FALSE(is_shim(""));
}

TEST_CASE("a block goes in behind the comments and comes out without a trace") {
  const std::string hook = "#!/bin/sh\n# mine\n\nset -e\nexit 0\n";
  const auto chained = with_block(hook, "pre-commit", "/usr/bin");
  REQUIRE(chained);
  CHECK(chained->starts_with("#!/bin/sh\n# mine\n\n## START git-handoff"));
  CHECK(chained->ends_with("set -e\nexit 0\n"));
  CHECK(without_block(*chained) == hook);
  CHECK(with_block(*chained, "pre-commit", "/usr/bin") == chained);
}

TEST_CASE("a hook in another language is left alone") {
  CHECK_FALSE(with_block("#!/usr/bin/env python3\nx\n", "pre-commit", "/b"));
  CHECK_FALSE(with_block("\x7f"
                         "ELF",
                         "pre-commit",
                         "/b"));
  CHECK(with_block("#!/usr/bin/env bash\nx\n", "pre-commit", "/b"));
  CHECK_FALSE(without_block("#!/bin/sh\n"));
}

TEST_CASE("versions of git are compared by their numbers") {
  CHECK(parse_git_version("git version 2.39.5") == 23905);
  CHECK(parse_git_version("git version 2.54.0.windows.1") == 25400);
  CHECK(parse_git_version("git version 2.55.GIT") == 25500);
  CHECK(parse_git_version("") == 0);
}
