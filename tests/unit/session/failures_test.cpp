// SPDX-License-Identifier: MIT
// Failures, their causes, and what was given up.
#include "session/dialogue/failures.hpp"
#include "session/dialogue/run_intent.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace handoff::session;

namespace {

CommandRun ran(const std::string& cmd, int exit, const std::string& out = "") {
  return {.cmd = cmd, .exit = exit, .failed = exit != 0, .output = out};
}

// One turn, a record for each run.
Session session_of(std::vector<CommandRun> runs) {
  Session session;
  session.turns = {{.at = 1, .record = 0}};
  std::uint32_t record = 0;
  for (CommandRun& run : runs) {
    run.when = {.at = 1, .record = ++record};
  }
  session.commands = std::move(runs);
  session.last_own_record = record;
  return session;
}

std::string open_of(std::vector<CommandRun> runs) {
  std::string all;
  for (const Failure& failure : find_failures(session_of(runs)).open) {
    all += failure.what +
           (failure.count > 1 ? " x" + std::to_string(failure.count)
                              : std::string()) +
           "\n";
  }
  return all;
}

} // namespace

TEST_CASE("what only asks or looks something up has not failed") {
  for (const char* query : {"git config --get user.name",
                            "git config handoff.budget",
                            "grep -r foo src",
                            "cd src && grep foo *.c",
                            "test -f a.c",
                            "[ -d build ]",
                            "ls nowhere",
                            "which yq",
                            "command -v yq",
                            "diff a b",
                            "git diff --quiet",
                            "git merge-base --is-ancestor a b",
                            "git rev-parse --verify topic",
                            "curl -s http://localhost:8080/health",
                            "gh pr view 3",
                            "gh api repos/acme/board",
                            "python3 -c 'import yaml'",
                            "make 2>&1 | grep error",
                            "timeout 5 grep x y",
                            "cargo --version"}) {
    INFO(query);
    CHECK(is_query(query));
  }
  for (const char* action : {"git config user.name x",
                             "git push",
                             "git branch topic",
                             "gh api repos/acme/board -f a=b",
                             "curl -X POST http://localhost",
                             "make",
                             "sed -i s/a/b/ a.c",
                             "grep foo a && make",
                             "python3 tool.py",
                             "docker run acme",
                             "npm install"}) {
    INFO(action);
    CHECK_FALSE(is_query(action));
  }
}

TEST_CASE("a later form of a command that worked makes a recipe") {
  const Session session =
      session_of({ran("gh api repos/acme/board/pulls/1/comments -f body=x -f "
                      "in_reply_to=7",
                      1,
                      "gh: in_reply_to is not a number (HTTP 422)"),
                  ran("gh api repos/acme/board/pulls/1/comments -f body=x -F "
                      "in_reply_to=7",
                      0)});
  const Failures found = find_failures(session);
  CHECK(found.open.empty());
  REQUIRE(found.recipes.size() == 1);
  CHECK(found.recipes[0].action == "gh api");
  CHECK(found.recipes[0].works == "-F");
  CHECK(found.recipes[0].why == "gh: in_reply_to is not a number (HTTP 422)");
}

TEST_CASE("failures with one cause count once, fixed ones not at all") {
  struct Row {
    std::vector<CommandRun> runs;
    std::string open;
  };
  const Row rows[] = {
      {{ran("make", 2, "error: no x"), ran("make", 0)}, ""},
      {{ran("make", 2, "a:1: error: no x"), ran("make", 2, "a:9: error: no x")},
       "make x2\n"},
      // Everything was checked later, by whatever runner.
      {{ran("go test ./a", 1, "--- FAIL: TestA"), ran("go test ./...", 0)}, ""},
      {{ran("go test ./a", 1, "--- FAIL: TestA"), ran("mise run test", 0)}, ""},
      // A part of it was.
      {{ran("go test ./...", 1, "--- FAIL: TestA"), ran("go test ./b", 0)},
       "go test ./...\n"},
      {{ran("npm test | tail", 0, "1 failed, 3 passed")}, "npm test | tail\n"},
      {{ran("npm test 2>&1 | grep FAIL", 1)}, ""},
      {{ran("sleep 100", 130)}, ""},
      {{ran("npm install left", 1, "ECONNRESET"), ran("npm install left", 0)},
       ""},
      {{ran("git push", 1, "rejected"), ran("git push -u origin topic", 0)},
       "git push\n"},
  };
  for (const Row& row : rows) {
    INFO(row.runs.front().cmd);
    CHECK(open_of(row.runs) == row.open);
  }
}

TEST_CASE("what a session went on without for turns was given up") {
  Session session = session_of({ran("pip install yaml", 1, "no network")});
  session.turns = {{.record = 0}, {.record = 2}, {.record = 3}};
  session.last_own_record = 9;
  const auto failures = find_failures(session).open;
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].is_abandoned);
  session.turns.pop_back();
  CHECK_FALSE(find_failures(session).open[0].is_abandoned);
}

TEST_CASE("a provider's hiccup and a failed lookup are no failures") {
  Session session;
  session.errors = {{.what = std::string(k_model_request), .why = "overloaded"},
                    {.what = "WebFetch https://x", .why = "404"},
                    {.what = "Edit a.c", .why = "no match"}};
  const auto failures = find_failures(session).open;
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].what == "Edit a.c");
}
