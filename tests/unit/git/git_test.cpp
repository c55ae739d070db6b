// SPDX-License-Identifier: MIT
// Running git, and what it says when it fails.
#include "git/git.hpp"
#include "text/split.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

TEST_CASE("git's complaint is found among traces and warnings") {
  const std::pair<const char*, const char*> rows[] = {
      {"fatal: no\nhint: x\n", "no\nhint: x\n"},
      {"trace: built-in\nwarning: w\nerror: bad\n", "bad\n"},
      {"not fatal: x\n", "not fatal: x\n"},
      {"", ""}};
  for (const auto& [said, complaint] : rows) {
    CHECK(git::complaint(said) == complaint);
  }
}

TEST_CASE("a failure says what was being done and git's first line") {
  CHECK(std::string(
            git::failure("read x", {.status = 128, .err = "fatal: no\nmore\n"})
                .what()) == "cannot read x: no");
  CHECK(std::string(git::failure("read x", {.status = 3}).what()) ==
        "cannot read x: exit status 3");
  CHECK_THROWS_WITH(git::output({"rev-parse", "--no-such-thing=x", "--verify"}),
                    Catch::StartsWith("cannot run 'git rev-parse': "));
}

TEST_CASE("a text is cut at every separator; an empty end is no piece") {
  using Pieces = std::vector<std::string_view>;
  CHECK(text::split("a\nb\n", '\n') == Pieces{"a", "b"});
  CHECK(text::split("a\n\nb", '\n') == Pieces{"a", "", "b"});
  CHECK(text::split("", '\n').empty());
  CHECK(text::split("\n", '\n') == Pieces{""});
}
