// SPDX-License-Identifier: MIT
#include "forge/issue.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff::forge;

TEST_CASE("an answer of a forge is read as title and text") {
  const auto github =
      parse_issue(R"({"title": "A", "body": "one\r\ntwo", "number": 1})");
  REQUIRE(github);
  CHECK(github->text() == "A\n\none\ntwo\n");
  const auto gitlab = parse_issue(R"({"title": "A", "description": "one"})");
  REQUIRE(gitlab);
  CHECK(gitlab->text() == "A\n\none\n");
  const auto bare = parse_issue(R"({"title": "A", "body": null})");
  REQUIRE(bare);
  CHECK(bare->text() == "A\n");
  for (const char* text :
       {"", "[]", "{", R"({"message": "Not Found"})", R"({"title": 7})"}) {
    CHECK_FALSE(parse_issue(text));
  }
}

TEST_CASE("a stored issue has all its texts") {
  const auto stored = parse_stored_issue(
      R"({"id": "bd-1", "title": "A", "description": "x", "notes": "y"})");
  REQUIRE(stored);
  CHECK(stored->id == "bd-1");
  CHECK(stored->issue.text() == "A\n\nx\n\ny\n");
  CHECK_FALSE(parse_stored_issue(R"({"title": "A"})"));
  CHECK_FALSE(parse_stored_issue("no json"));
}

TEST_CASE("only a number of a known forge is asked for, without a shell") {
  const Remote github{ForgeKind::github, "github.com", "acme", "board"};
  const auto commands = issue_commands(github, "42");
  REQUIRE(commands.size() == 1);
  CHECK(commands[0].argv ==
        std::vector<std::string>{
            "timeout", "10", "gh", "api", "repos/acme/board/issues/42"});
  const Remote gitlab{ForgeKind::gitlab, "gitlab.com", "a/b", "c"};
  CHECK(issue_commands(gitlab, "7").at(0).argv.back() ==
        "projects/a%2Fb%2Fc/issues/7");
  CHECK(issue_commands({ForgeKind::gitlab, "git.local:8443", "a", "b"}, "7")
            .at(0)
            .environment.back() == "GITLAB_HOST=git.local:8443");
  for (const char* closed : {"DISPLAY=", "WAYLAND_DISPLAY="}) {
    CAPTURE(closed); // no program opens a window
    const auto& set = commands[0].environment;
    CHECK(std::find(set.begin(), set.end(), closed) != set.end());
  }
  for (const char* number : {"", "42; rm", "../1", "PROJ-1", "12345678901"}) {
    CHECK(issue_commands(github, number).empty());
  }
  CHECK(
      issue_commands({ForgeKind::sourcehut, "sr.ht", "~a", "b"}, "1").empty());
}

TEST_CASE("where tea fails, fj is asked, which names the host itself") {
  const Remote remote{ForgeKind::gitea, "codeberg.org", "acme", "board"};
  const auto commands = issue_commands(remote, "42");
  REQUIRE(commands.size() == 2);
  CHECK(commands[0].argv ==
        std::vector<std::string>{
            "timeout", "10", "tea", "api", "repos/acme/board/issues/42"});
  CHECK(commands[1].argv ==
        std::vector<std::string>{"timeout",
                                 "10",
                                 "fj",
                                 "issue",
                                 "view",
                                 "codeberg.org/acme/board#42"});
}

TEST_CASE("what fj prints has the body behind quote marks") {
  const auto issue = parse_answer("fj",
                                  "Names may be empty #42\n"
                                  "By jane - open\n"
                                  "bug\n"
                                  "\n"
                                  "> first\r\n"
                                  "> \n"
                                  "> > quoted\n"
                                  "\n"
                                  "\n"
                                  "2 comments\n");
  REQUIRE(issue);
  CHECK(issue->title == "Names may be empty");
  CHECK(issue->body == "first\n\n> quoted");
  CHECK(parse_answer("fj", "no number\n")->text() == "no number\n");
  CHECK_FALSE(parse_answer("fj", ""));
  CHECK_FALSE(parse_answer("tea", "no JSON\n> body\n"));
}
