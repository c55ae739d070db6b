// SPDX-License-Identifier: MIT
// Sessions of Gemini CLI.
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using handoff::test::Transcript;

namespace {

const std::string k_header =
    R"({"sessionId":"g1","projectHash":"h","kind":"main"})";

std::string message(const std::string& id,
                    const std::string& type,
                    const std::string& text,
                    const std::string& more = "") {
  return R"({"id":")" + id + R"(","timestamp":"2026-01-02T03:04:05.000Z",)" +
         R"("type":")" + type + R"(","content":")" + text + "\"" + more + "}";
}

std::string shell(const std::string& id,
                  const std::string& command,
                  const std::string& output,
                  const std::string& status = "success") {
  return R"({"id":")" + id +
         R"(","name":"run_shell_command","args":{"command":")" + command +
         R"("},"status":")" + status +
         R"(","result":[{"functionResponse":{"response":{"output":")" + output +
         "\"}}}]}";
}

} // namespace

TEST_CASE("gemini: the last writing of a message counts, once") {
  const std::string bare =
      message("m", "gemini", "Look.", R"(,"tokens":{"input":10})");
  const std::string with_calls = message(
      "m",
      "gemini",
      "Look.",
      R"(,"model":"gemini-2.5-pro","tokens":{"input":10},"toolCalls":[)" +
          shell("c1", "make", R"(Output: bad\nExit Code: 1\nProcess Group)") +
          "," + shell("c2", "ls", "Output: a") + "," +
          shell("c3", "sleep", "", "executing") + "]");
  const Transcript transcript(
      "session-a.jsonl",
      {k_header,
       message("u", "user", "Fix it."),
       bare,
       with_calls,
       with_calls,
       R"({"$set":{"messages":[)" + message("u", "user", "Fix it.") + "," +
           with_calls + "," + message("v", "user", "Go on.") + "]}}",
       R"({"$set":{"lastUpdated":"x"}})",
       message("n", "gemini", "Done.", R"(,"tokens":{"input":44})")});
  const Session session = transcript.read();
  REQUIRE(session.agent == handoff::agent::named("gemini"));
  CHECK(session.id == "g1");
  REQUIRE(session.requests.size() == 2);
  REQUIRE(session.commands.size() == 2);
  CHECK(session.commands[0].exit == 1);
  CHECK(session.commands[0].output == "bad");
  CHECK(session.commands[1].exit == 0);
  CHECK(session.tokens.used == 44);
  CHECK(session.last_message == "Done.");
}

TEST_CASE("gemini: what is injected, answered or rewound is no request") {
  const std::string response =
      R"({"id":"r","type":"user","content":[{"functionResponse":{}}]})";
  const Transcript transcript(
      "session-a.jsonl",
      {k_header,
       message("c",
               "user",
               R"(<session_context>\n**Workspace Directories:**\n  - /w\n)"),
       message("u", "user", "One"),
       response,
       message("x", "user", "Two"),
       R"({"$rewindTo":"x"})",
       message("y", "user", "Three"),
       message("s", "user", "<state_snapshot>so far</state_snapshot>")});
  const Session session = transcript.read();
  CHECK(session.cwd == "/w");
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[1].text == "Three");
  REQUIRE(session.compactions.size() == 1);
}

TEST_CASE("gemini: files, todos and skills of calls that succeeded") {
  const auto call = [](const std::string& name,
                       const std::string& args,
                       const std::string& status,
                       const std::string& display) {
    static int number = 0;
    return R"({"id":"k)" + std::to_string(++number) + R"(","name":")" + name +
           R"(","args":)" + args + R"(,"status":")" + status +
           R"(","resultDisplay":)" + display + "}";
  };
  const Transcript transcript(
      "session-a.jsonl",
      {k_header,
       message(
           "m",
           "gemini",
           "",
           R"(,"toolCalls":[)" +
               call("write_file",
                    R"({"file_path":"n.c"})",
                    "success",
                    R"({"filePath":"/w/n.c","isNewFile":true})") +
               "," +
               call("replace",
                    R"({"file_path":"/w/a.c"})",
                    "error",
                    R"("no match")") +
               "," +
               call("write_todos",
                    R"({"todos":[{"description":"x","status":)"
                    R"("cancelled"}]})",
                    "success",
                    "{}") +
               "," +
               call("activate_skill", R"({"name":"tdd"})", "success", "{}") +
               "]")});
  const Session session = transcript.read();
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].path == "/w/n.c");
  CHECK(session.files[0].use == FileUse::created);
  REQUIRE(session.todos.size() == 1);
  CHECK(session.todos[0].state == TodoState::cancelled);
  CHECK(session.skills_used == std::vector<std::string>{"tdd"});
  CHECK(session.errors.size() == 1);
}

TEST_CASE("gemini: one object for the session, as older releases wrote") {
  const Transcript transcript("session-old.json",
                              {"{",
                               R"("sessionId": "g0", "projectHash": "h",)",
                               R"("messages": [)",
                               message("u", "user", "Fix it.") + ",",
                               message("m", "gemini", "Done."),
                               "]}"});
  const Session session = transcript.read();
  CHECK(session.agent == handoff::agent::named("gemini"));
  CHECK(session.id == "g0");
  REQUIRE(session.requests.size() == 1);
  CHECK(session.last_message == "Done.");
}

TEST_CASE("gemini: one object of many lines is known whatever it is named") {
  const std::string user = message("u", "user", "Fix it.");
  for (const char* name : {"session-a.json", "full.jsonl"}) {
    const Transcript pretty(name,
                            {"{",
                             R"("sessionId":"g1","projectHash":"x",)",
                             R"("messages":[)",
                             user,
                             "]}"});
    const Transcript one_line(
        name,
        {R"({"sessionId":"g1","projectHash":"x","messages":[)" + user + "]}"});
    for (const Transcript* transcript : {&pretty, &one_line}) {
      const Session session = transcript->read();
      CHECK(session.id == "g1");
      CHECK(session.requests.size() == 1);
      CHECK(session.unread.empty());
    }
  }
}

TEST_CASE("gemini: a torn first line is passed over") {
  const Transcript transcript(
      "session-a.jsonl",
      {R"({"torn": )", k_header, message("u", "user", "Fix it.")});
  const Session session = transcript.read();
  CHECK(session.requests.size() == 1);
  CHECK(session.unread ==
        std::vector<std::string>{"lines that are not JSON: 1"});
}

TEST_CASE("gemini: a compression repeats what it keeps, under other ids") {
  const auto keeps = [](const std::string& id,
                        const std::string& type,
                        const std::string& text) {
    return R"({"id":")" + id + R"(","type":")" + type +
           R"(","content":[{"text":")" + text + R"("}]})";
  };
  const Transcript transcript(
      "session-a.jsonl",
      {k_header,
       message("1", "user", "Fix it."),
       message("2", "gemini", "Done.", R"(,"tokens":{"input":900})"),
       message("3", "user", "Go on."),
       message("4", "gemini", "Done.", R"(,"tokens":{"input":990})"),
       R"({"$set":{"messages":[)" + keeps("1", "user", "Fix it.") + "," +
           keeps("5",
                 "user",
                 "<scratchpad>hm</scratchpad> <state_snapshot>So far"
                 "</state_snapshot>") +
           "," + keeps("6", "gemini", "Got it.") + "," +
           keeps("7", "user", "Go on.") + "," + keeps("8", "gemini", "Done.") +
           "]}}"});
  const Session session = transcript.read();
  CHECK(session.requests.size() == 2);
  CHECK(session.last_message == "Done.");
  REQUIRE(session.compactions.size() == 1);
  CHECK(session.compactions[0].summary ==
        "<state_snapshot>So far</state_snapshot>");
  CHECK_FALSE(session.tokens.used); // of what is left nobody has counted
}

TEST_CASE("gemini: what was said twice counts twice in one object") {
  const Transcript transcript(
      "session-old.json",
      {R"({"sessionId":"g0","projectHash":"h","messages":[)" +
       message("1", "user", "<state_snapshot>x</state_snapshot>") + "," +
       message("2", "gemini", "Got it.") + "," +
       message("3", "user", "Go on.") + "," + message("4", "gemini", "Done.") +
       "," + message("5", "user", "Go on.") + "]}"});
  CHECK(transcript.read().requests.size() == 2);
}

TEST_CASE("gemini: the window is known by the model") {
  for (const char* model : {"gemini-2.5-pro", "gemini-3-pro-preview"}) {
    const Transcript transcript(
        "session-a.jsonl",
        {k_header,
         message("m",
                 "gemini",
                 "Done.",
                 R"(,"model":")" + std::string(model) + "\"")});
    CHECK(transcript.read().tokens.window == 1'048'576);
  }
  const Transcript other(
      "session-a.jsonl",
      {k_header, message("m", "gemini", "Done.", R"(,"model":"x")")});
  CHECK_FALSE(other.read().tokens.window);
}

TEST_CASE("gemini: a call that a person cancelled is a refusal") {
  const Transcript transcript(
      "session-a.jsonl",
      {k_header,
       message("m",
               "gemini",
               "",
               R"(,"toolCalls":[)" + shell("c", "rm x", "", "cancelled") +
                   "]")});
  const Session session = transcript.read();
  CHECK(session.commands.empty());
  REQUIRE(session.decisions.size() == 1);
  CHECK(session.decisions[0].origin == DecisionOrigin::rejection);
}

TEST_CASE("gemini: a subagent's chat names the session above it") {
  const Transcript transcript(
      "chats/parent-1/sub.jsonl",
      {R"({"sessionId":"g2","projectHash":"h","kind":"subagent"})",
       message("m", "gemini", "Done.")});
  CHECK(transcript.read().parent == "parent-1");
}

TEST_CASE("gemini: the tasks of a compression are the list") {
  const Transcript transcript(
      "session-a.jsonl",
      {k_header,
       message("1", "user", "Fix it."),
       message("2",
               "user",
               R"(<state_snapshot>\n<task_state>\n1. [DONE] Parse it\n)"
               R"(2. [IN PROGRESS] Render it <-- CURRENT STEP\n)"
               R"(3. [TODO] Test it\nNo [TODO] here</task_state>\n)"
               R"(</state_snapshot>)")});
  const Session session = transcript.read();
  REQUIRE(session.todos.size() == 3);
  CHECK(session.todos[0].state == TodoState::completed);
  CHECK(session.todos[1].text == "Render it");
  CHECK(session.todos[1].state == TodoState::in_progress);
  CHECK(session.todos[2].state == TodoState::pending);
}
