// SPDX-License-Identifier: MIT
// Sessions of Copilot CLI.
#include "base/error.hpp"
#include "base/process.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using handoff::test::Transcript;

namespace {

std::string event(const std::string& type,
                  const std::string& data,
                  const std::string& more = "") {
  static int number = 0;
  return R"({"type":")" + type + R"(","data":)" + data + R"(,"id":"e)" +
         std::to_string(++number) +
         R"(","timestamp":"2026-01-02T03:04:05.000Z")" + more + "}";
}

const std::string k_start =
    R"({"sessionId":"s1","copilotVersion":"1.0","selectedModel":"m",)"
    R"("context":{"cwd":"/w","branch":"topic"}})";

std::string start(const std::string& id,
                  const std::string& tool,
                  const std::string& arguments) {
  return event("tool.execution_start",
               R"({"toolCallId":")" + id + R"(","toolName":")" + tool +
                   R"(","arguments":)" + arguments + "}");
}
std::string complete(const std::string& id, const std::string& rest) {
  return event("tool.execution_complete",
               R"({"toolCallId":")" + id + R"(",)" + rest + "}");
}

} // namespace

TEST_CASE("copilot: a command that failed is a success of the tool") {
  const Transcript transcript(
      "s1/events.jsonl",
      {event("session.start", k_start),
       event("user.message",
             R"({"content":"Fix it.","transformedContent":"<x>Fix it."})"),
       start("1", "bash", R"({"command":"make"})"),
       complete("1",
                R"("success":true,"shellExecution":{"exitCode":2},)"
                R"("result":{"content":"no rule\n<shellId: 0 completed)"
                R"( with exit code 2>"})"),
       start("2", "edit", R"({"path":"/w/a.c"})"),
       complete("2", R"("success":true,"result":{"content":"ok"})"),
       start("3", "edit", R"({"path":"/w/b.c"})"),
       complete("3", R"("success":false,"error":{"message":"No match"})"),
       start("4", "create", R"({"path":"/w/n.c"})"),
       complete("4", R"("success":true,"result":{"content":"ok"})"),
       event("assistant.message", R"({"content":"Done.","model":"m2"})")});
  const Session session = transcript.read();
  REQUIRE(session.agent == handoff::agent::named("copilot"));
  CHECK(session.id == "s1");
  CHECK(session.branch == "topic");
  CHECK(session.model == "m2");
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "Fix it.");
  REQUIRE(session.commands.size() == 1);
  CHECK(session.commands[0].exit == 2);
  CHECK(session.commands[0].output == "no rule");
  REQUIRE(session.files.size() == 2);
  CHECK(session.files[0].use == FileUse::modified);
  CHECK(session.files[1].use == FileUse::created);
  CHECK(session.last_message == "Done.");
}

TEST_CASE("copilot: the model's own count of tokens is the better one") {
  const std::string estimate =
      R"("success":true,"toolTelemetry":{"metrics":)"
      R"({"context_token_limit":900,"context_current_tokens":50}})";
  const Transcript without("s1/events.jsonl",
                           {event("session.start", k_start),
                            start("1", "view", R"({"path":"/w/a"})"),
                            complete("1", estimate)});
  CHECK(without.read().tokens.used == 50);
  CHECK(without.read().tokens.window == 900);
  const Transcript with(
      "s1/events.jsonl",
      {event("session.start", k_start),
       event("session.usage_record",
             R"({"usage":{"inputTokens":70,"maxPromptTokens":800}})"),
       event("session.usage_record",
             R"({"usage":{"inputTokens":7,"interactionType":"other"}})"),
       start("1", "view", R"({"path":"/w/a"})"),
       complete("1", estimate)});
  CHECK(with.read().tokens.used == 70);
}

TEST_CASE("copilot: compactions, resumes on another branch, rewinds") {
  const Transcript transcript(
      "s1/events.jsonl",
      {event("session.start", k_start),
       R"({"type":"user.message","data":{"content":"One"},"id":"one"})",
       R"({"type":"user.message","data":{"content":"Two"},"id":"two"})",
       event("session.snapshot_rewind", R"({"upToEventId":"two"})"),
       event("session.compaction_complete",
             R"({"success":true,"summaryContent":"<overview>x</overview>",)"
             R"("preCompactionTokens":9,"postCompactionTokens":4})"),
       event("session.compaction_complete", R"({"success":false})"),
       event("session.resume", R"({"context":{"cwd":"/w","branch":"other"}})"),
       event("user.message", R"({"content":"no","source":"skill-x"})"),
       event("user.message", R"({"content":"Three"})")});
  const Session session = transcript.read();
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[0].text == "One");
  CHECK(session.requests[1].text == "Three");
  CHECK(session.branches[session.requests[1].when.branch] == "other");
  REQUIRE(session.compactions.size() == 1);
  CHECK(session.tokens.used == 4);
}

TEST_CASE("copilot: an invalid todo database is reported") {
  Transcript transcript("s1/events.jsonl", {event("session.start", k_start)});
  transcript.write("s1/session.db", {"no database"});
  const Session session = transcript.read();
  REQUIRE(session.unread.size() == 1);
  CHECK(session.unread[0] == "todo databases: 1");
}

TEST_CASE("copilot: todos are the rows of its database, in order") {
  Transcript transcript("s1/events.jsonl", {event("session.start", k_start)});
  const std::string path = transcript.directory() / "s1/session.db";
  const handoff::base::Command make = {
      .argv = {"sqlite3", "-batch", path},
      .input = "create table todos(id text, title text, description text, "
               "status text, created_at text);"
               "insert into todos values('b','second','','done','2');"
               "insert into todos values('a','first','','blocked','1');"};
  try {
    REQUIRE(handoff::base::run(make).ok());
  } catch (const handoff::Error&) {
    WARN("sqlite3 is not installed: not tested");
    return;
  }
  const Session session = transcript.read();
  REQUIRE(session.todos.size() == 2);
  CHECK(session.todos[0].text == "first");
  CHECK(session.todos[0].state == TodoState::blocked);
  CHECK(session.todos[1].state == TodoState::completed);
}

TEST_CASE("copilot: subagents, skills, errors, and what it says at its end") {
  const Transcript transcript(
      "s1/events.jsonl",
      {event("session.start", k_start),
       event("system.message", R"({"content":"You are an agent."})"),
       event("user.message", R"({"content":"Fix it."})"),
       event("assistant.message", R"({"content":"Done.","messageId":"m"})"),
       event("user.message", R"({"content":"look"})", R"(,"agentId":"a")"),
       event("assistant.message",
             R"({"content":"Seen.","parentToolCallId":"1"})"),
       event("skill.invoked", R"({"name":"tdd"})"),
       event("session.error", R"({"message":"rate limit"})"),
       event("session.model_change", R"({"newModel":"m3"})"),
       event("session.shutdown",
             R"({"codeChanges":{"filesModified":["/w/a.c"]}})")});
  const Session session = transcript.read();
  CHECK(session.requests.size() == 1);
  CHECK(session.last_message == "Done.");
  CHECK(session.skills_used == std::vector<std::string>{"tdd"});
  CHECK(session.model == "m3");
  REQUIRE(session.errors.size() == 1);
  CHECK(session.errors[0].why == "rate limit");
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].path == "/w/a.c");
}
