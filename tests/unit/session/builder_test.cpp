// SPDX-License-Identifier: MIT
// Building a session from records.
#include "session/dialogue/builder.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

ToolCall file_call(const std::string& path, FileUse use) {
  return {.kind = ToolKind::files, .name = "Edit", .files = {{path, use}}};
}

} // namespace

TEST_CASE("a call takes effect with its result, and once") {
  Builder builder(handoff::agent::named("claude"), "t");
  builder.next_record();
  builder.stand({.at = 1000, .cwd = "/w"});
  builder.call("1", {.kind = ToolKind::command, .name = "Bash", .text = "ls"});
  builder.call("2", {.kind = ToolKind::command, .name = "Bash", .text = "no"});
  builder.result("1", {.exit = 0});
  builder.result("1", {.exit = 1});
  builder.call("1", {.kind = ToolKind::command, .name = "Bash", .text = "ls"});
  builder.result("1", {.exit = 1});
  builder.result("never called", {});
  const Session session = builder.finish({});
  REQUIRE(session.commands.size() == 1);
  CHECK(session.commands[0].exit == 0);
}

TEST_CASE("what is done to a file adds up") {
  struct Row {
    std::vector<FileUse> uses;
    std::optional<FileUse> expected;
  };
  using enum FileUse;
  const Row rows[] = {
      {{read}, read},
      {{read, modified}, modified},
      {{created, modified}, created},
      {{modified, deleted}, deleted},
      {{deleted, created}, modified},
      {{created, deleted}, std::nullopt},
      {{modified, read}, modified},
  };
  for (const Row& row : rows) {
    Builder builder(handoff::agent::named("claude"), "t");
    for (const FileUse use : row.uses) {
      builder.next_record();
      builder.stand({.cwd = "/w"});
      builder.file("a/../b.c", use);
    }
    const Session session = builder.finish({});
    REQUIRE(session.files.size() == (row.expected ? 1 : 0));
    if (row.expected) {
      CHECK(session.files[0].path == "/w/b.c");
      CHECK(session.files[0].use == *row.expected);
    }
  }
}

TEST_CASE("a moved directory takes the files with it that are known") {
  Builder builder(handoff::agent::named("claude"), "t");
  builder.next_record();
  builder.stand({.cwd = "/w"});
  builder.file("old/a.c", FileUse::modified);
  builder.command({.cmd = "git mv old new", .cwd = "/w", .exit = 0});
  const Session session = builder.finish({});
  REQUIRE(session.files.size() == 2);
  CHECK(session.files[0].use == FileUse::deleted);
  CHECK(session.files[1].path == "/w/new/a.c");
  CHECK(session.files[1].use == FileUse::created);
}

TEST_CASE("git's own files are no content") {
  Builder builder(handoff::agent::named("claude"), "t");
  builder.next_record();
  builder.stand({.cwd = "/w"});
  builder.file(".git/hooks/x", FileUse::modified);
  CHECK(builder.finish({}).files.empty());
}

TEST_CASE("a person's refusal is a decision, with their words") {
  Builder builder(handoff::agent::named("claude"), "t");
  builder.next_record();
  builder.call("1", file_call("/w/a.c", FileUse::modified));
  builder.result(
      "1", {.ok = false, .output = "Never touch it.", .is_refused = true});
  const Session session = builder.finish({});
  CHECK(session.files.empty());
  CHECK(session.errors.empty());
  REQUIRE(session.decisions.size() == 1);
  CHECK(session.decisions[0].rejected ==
        std::vector<std::string>{"Edit /w/a.c"});
  REQUIRE(session.statements.size() == 1);
  CHECK(session.statements[0].speaker == Speaker::human);
}

TEST_CASE("words of one message are joined, or replaced when written again") {
  Builder builder(handoff::agent::named("claude"), "t");
  builder.next_record();
  builder.agent_text("One.", "m");
  builder.agent_text("Two.", "m");
  CHECK(builder.finish({}).last_message == "One.\n\nTwo.");
  Builder again(handoff::agent::named("gemini"), "t");
  again.next_record();
  again.agent_text("One", "m");
  again.agent_text("One more", "m");
  CHECK(again.finish({}).last_message == "One more");
}

TEST_CASE("a choice may come after a question in return") {
  Builder builder(handoff::agent::named("claude"), "t");
  const auto next = [&] {
    builder.next_record();
    builder.stand({.at = 1000});
  };
  next();
  builder.request("Make the queue faster.");
  next();
  builder.agent_text("A. A heap\nB. A sorted list\n\nWhich one do you want?");
  next();
  builder.request("How much slower is a list?");
  next();
  builder.agent_text("Ten times for a million entries.");
  next();
  builder.request("ok, then A");
  const Session session = builder.finish({});
  REQUIRE(session.decisions.size() == 1);
  CHECK(session.decisions[0].question == "Which one do you want?");
  CHECK(session.decisions[0].chosen == "A heap");
  CHECK(session.decisions[0].rejected ==
        std::vector<std::string>{"A sorted list"});
}

TEST_CASE("a rewind forgets all facts of the records behind it") {
  Builder builder(handoff::agent::named("copilot"), "t");
  for (int i = 0; i < 3; ++i) {
    builder.next_record();
    builder.stand({.at = 1000, .cwd = "/w"});
    builder.request("Never do " + std::to_string(i));
    builder.usage(100 + i);
    builder.agent_text("Said " + std::to_string(i));
    builder.file(std::to_string(i) + ".c", FileUse::modified);
    builder.todos({{.text = std::to_string(i)}});
  }
  builder.rewind_to(1);
  const Session session = builder.finish({});
  CHECK(session.requests.size() == 1);
  CHECK(session.statements.size() == 1);
  CHECK(session.files.size() == 1);
  CHECK(session.tokens.used == 100);
  CHECK(session.last_message == "Said 0");
  CHECK(session.todos[0].text == "0");
}

TEST_CASE("output is kept of failures and checks only") {
  Builder builder(handoff::agent::named("claude"), "t");
  builder.next_record();
  builder.command({.cmd = "ls", .exit = 0, .output = "long list"});
  builder.command({.cmd = "ls x", .exit = 2, .failed = true, .output = "no x"});
  builder.command({.cmd = "npm test", .exit = 0, .output = "12 passed"});
  const Session session = builder.finish({});
  CHECK(session.commands[0].output.empty());
  CHECK(session.commands[1].output == "no x");
  CHECK(session.commands[2].output == "12 passed");
}

TEST_CASE("the line that says why is kept, however much follows it") {
  std::string trace = "error: no such column\n";
  for (int i = 0; i < 500; ++i) {
    trace += "  at frame " + std::to_string(i) + "\n";
  }
  Builder builder(handoff::agent::named("claude"), "t");
  builder.next_record();
  builder.command({.cmd = "x", .exit = 1, .failed = true, .output = trace});
  const Session session = builder.finish({});
  CHECK(session.commands[0].output.starts_with("error: no such column\n"));
  CHECK(session.commands[0].output.ends_with("at frame 499\n"));
  CHECK(session.commands[0].output.size() < 2'000);
}

TEST_CASE("what git took back before it was committed has not changed") {
  const auto changed = [](std::initializer_list<std::string> steps) {
    Builder builder(handoff::agent::named("claude"), "t");
    builder.next_record();
    builder.stand({.at = 1000, .cwd = "/w"});
    for (const std::string& step : steps) {
      if (step.starts_with("git")) {
        builder.command({.cmd = step, .cwd = "/w", .exit = 0});
      } else {
        builder.file(step.substr(1),
                     step[0] == '+' ? FileUse::created : FileUse::modified);
      }
    }
    std::string text;
    for (const FileTouch& file : builder.finish({}).files) {
      text += file.path + " ";
    }
    return text;
  };
  CHECK(changed({"~a.c", "~b.c", "git checkout -- a.c"}) == "/w/b.c ");
  CHECK(changed({"~a.c", "git checkout -- a.c", "~a.c"}) == "/w/a.c ");
  CHECK(changed({"~a.c", "git commit -am x", "~b.c", "git reset --hard"}) ==
        "/w/a.c ");
  CHECK(changed({"~src/a.c", "+src/n.c", "git restore src/"}) == "/w/src/n.c ");
  CHECK(changed({"~a.c", "git checkout main"}) == "/w/a.c ");
}

TEST_CASE("what only says that a file was changed changes none") {
  Builder builder(handoff::agent::named("claude"), "t");
  std::int64_t at = 0;
  const auto next = [&] {
    builder.next_record();
    builder.stand({.at = at += 1'000, .cwd = "/w"});
  };
  next();
  builder.file("/w/a.c", FileUse::modified);
  next();
  builder.command({.cmd = "git add a.c b.c", .cwd = "/w", .exit = 0});
  next();
  builder.witnessed("/w/c.c");
  const Session session = builder.finish({});
  REQUIRE(session.files.size() == 3);
  CHECK(session.files[0].changes.size() == 1);
  CHECK(session.files[1].use == FileUse::modified);
  CHECK(session.files[1].changes.empty());
  CHECK(session.files[2].path == "/w/c.c");
  CHECK(session.files[2].changes.empty());
}

TEST_CASE("a subagent ticks off tasks of the session, not of its own list") {
  Builder builder(handoff::agent::named("claude"), "t");
  std::int64_t at = 0;
  const auto task =
      [&](const char* call, TodoChange change, Todo todo, bool is_subagent) {
        builder.next_record();
        builder.stand({.at = at += 1'000, .is_subagent = is_subagent});
        const std::string id = todo.id;
        builder.call(call,
                     {.kind = ToolKind::todos,
                      .name = "Task",
                      .change = change,
                      .todos = {std::move(todo)}});
        builder.result(call, {.todo_id = id});
      };
  task("a", TodoChange::create, {.id = "1", .text = "one"}, false);
  task("b", TodoChange::create, {.id = "2", .text = "two"}, false);
  task("c", TodoChange::create, {.id = "3", .text = "own"}, true);
  task("d",
       TodoChange::update,
       {.id = "1", .state = TodoState::completed},
       true);
  const Session session = builder.finish({});
  REQUIRE(session.todos.size() == 2);
  CHECK(session.todos[0].state == TodoState::completed);
  CHECK(session.todos[1].state == TodoState::pending);
}
