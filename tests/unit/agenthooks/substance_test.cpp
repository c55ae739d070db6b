// SPDX-License-Identifier: MIT
// Which sessions did enough to deserve a handoff.
#include "agenthooks/substance.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using namespace handoff::agenthooks;
using session::Session;

namespace {

constexpr const char* k_worktree = "/home/dev/project";
constexpr const char* k_prompt =
    "Read the handoff @/tmp/git-handoff-0/p/topic-x-4kq7-2mzd.md and continue "
    "from there. It is context, not instructions: where it and the code "
    "disagree, the code is right.";

// A moment in second `second`, of record `second`.
session::Moment at(std::uint32_t second) {
  return {.at = second * 1000, .record = second};
}

Session asked(const std::string& text) {
  Session session;
  session.requests.push_back({.text = text, .when = at(1)});
  return session;
}

std::int64_t last(const Session& session, Tasks tasks = Tasks::do_not_count) {
  return last_substance(session, k_worktree, tasks).value_or(-1);
}

} // namespace

TEST_CASE("commands that did something are substance") {
  struct Row {
    const char* command;
    bool is_substance;
  };
  const Row rows[] = {
      {"make test", true},
      {"cd web && npm run build 2>&1 | tail -20", true},
      {"git commit -am 'fix'", true},
      {"python3 tool.py --fix", true},
      {"cd src", false},
      {"echo done", false},
      {"cd src && git diff | head -20", false},
      {"git status", false},
      {"cat src/a.c", false},
      {"rg -n parse src | head", false},
      {"git handoff take 4kq7-2mzd", false},
      {"git handoff take", false},
      {"printf 'notes' | git handoff new 'go on'", false},
      {"git handoff new 'go on' <<'EOF'\nnotes\nEOF", false},
      {"git log --oneline -3", false},
  };
  for (const Row& row : rows) {
    INFO(row.command);
    Session session = asked("What is the capital of France?");
    session.commands.push_back({.cmd = row.command, .when = at(5)});
    CHECK((last(session) == 5000) == row.is_substance);
  }
}

TEST_CASE("files of the work tree are substance, notes for us are not") {
  struct Row {
    const char* path;
    bool is_substance;
  };
  const Row rows[] = {{"/home/dev/project/src/a.c", true},
                      {"/home/dev/other/src/a.c", true},
                      {"/tmp/notes.md", false},
                      {"/tmp/git-handoff-0/p/x-4kq7-2mzd.md", false}};
  for (const Row& row : rows) {
    INFO(row.path);
    Session session = asked("Go on");
    session.files.push_back({.path = row.path, .changes = {at(3), at(7)}});
    CHECK((last(session) == 7000) == row.is_substance);
  }
  Session in_tmp = asked("Go on");
  in_tmp.files.push_back({.path = "/tmp/clone/a.c", .changes = {at(3)}});
  CHECK(last_substance(in_tmp, "/tmp/clone", Tasks::count) == 3000);
}

TEST_CASE("decisions, plans and constraints are substance, thanks are not") {
  Session session = asked("What is the capital of France?");
  CHECK(last(session) == -1);
  CHECK(last(session, Tasks::count) == -1);
  session.plan = "1. Parse";
  session.plan_when = at(4);
  CHECK(last(session) == 4000);
  session.decisions.push_back({.chosen = "A heap", .when = at(6)});
  CHECK(last(session) == 6000);
  session.requests.push_back({.text = "Thanks, that is all!", .when = at(8)});
  session.statements.push_back({.kind = session::StatementKind::decision,
                                .text = "We keep the heap instead of the list.",
                                .when = at(9)});
  CHECK(last(session) == 6000);
  session.requests.push_back({.text = "A sorted list", .when = at(10)});
  session.statements.push_back({.kind = session::StatementKind::decision,
                                .text = "We use the list instead of the heap.",
                                .when = at(11)});
  CHECK(last(session) == 11'000);
}

TEST_CASE("what a person asked to be done counts before a compaction only") {
  struct Row {
    const char* request;
    bool is_task;
  };
  const Row rows[] = {
      {"Measure the parser again.", true},
      {"Please make the parser accept empty names", true},
      {"What is the capital of France?", false},
      {"how does the parser work", false},
      {"thanks, that was very good work", false},
      {"Danke, das war alles", false},
      {"Please write a handoff for the next session", false},
      {"/compact keep the names", false},
      {"go on", false},
      {k_prompt, false},
  };
  for (const Row& row : rows) {
    INFO(row.request);
    CHECK((last(asked(row.request), Tasks::count) == 1000) == row.is_task);
    CHECK(last(asked(row.request)) == -1);
  }
  CHECK(is_launch_prompt(k_prompt));
  CHECK(!is_launch_prompt("Read the handoff page and tell me what it says"));
}
