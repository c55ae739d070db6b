// SPDX-License-Identifier: MIT
// Sessions of Claude Code: requests, commands, decisions.
#include "claude_records.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using namespace handoff::test::claude;
using handoff::test::Transcript;

TEST_CASE("claude: requests are what a person typed, nothing injected") {
  const std::string meta = record("2", "1", R"("isMeta":true,)" + typed("no"));
  const std::string summary =
      record("3", "2", R"("isCompactSummary":true,)" + typed("A summary"));
  const std::string command =
      record("4", "3", typed("<command-name>/compact</command-name>"));
  const std::string notice = record(
      "5", "4", R"("origin":{"kind":"task-notification"},)" + typed("no"));
  const std::string side =
      R"({"isSidechain":true,"uuid":"x","sessionId":"s1","type":"user",)"
      R"("message":{"content":"for the subagent"}})";
  const std::string blob =
      R"({"type":"api-request-blob","message":{"role":"user","content":"no"}})";
  const Transcript transcript("s1.jsonl",
                              {record("1", "", typed("Fix it.")),
                               meta,
                               summary,
                               command,
                               notice,
                               side,
                               blob,
                               "{\"torn\": ",
                               record("6", "5", typed("Go on."))});
  const Session session = transcript.read();
  REQUIRE(session.agent == handoff::agent::named("claude"));
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[0].text == "Fix it.");
  CHECK(session.requests[1].text == "Go on.");
  CHECK(session.id == "s1");
  CHECK(session.cwd == "/w");
  CHECK(session.branch == "topic");
  CHECK(session.compactions.size() == 1);
  REQUIRE(session.unread.size() == 1);
  CHECK(session.unread[0] == "lines that are not JSON: 1");
}

TEST_CASE("claude: exit statuses appear in the texts of failures only") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Run")),
       record(
           "2", "1", answer("m1", calls("c1", "Bash", R"({"command":"a"})"))),
       record("3", "2", result("c1", "fine", k_ok)),
       record(
           "4", "3", answer("m2", calls("c2", "Bash", R"({"command":"b"})"))),
       record("5", "4", result("c2", "Exit code 3\\nboom", "\"Error\"", true)),
       record(
           "6", "5", answer("m3", calls("c3", "Bash", R"({"command":"c"})"))),
       record("7", "6", result("c3", "FAIL", "\"Error: FAIL\"", true)),
       record("8", "7", answer("m4", calls("c4", "Bash", R"({"nope":1})"))),
       record(
           "9",
           "8",
           result("c4", "<tool_use_error>bad</tool_use_error>", "\"x\"", true)),
       record(
           "10",
           "9",
           answer("m5", calls("c5", "Bash", R"({"command":"unfinished"})")))});
  const Session session = transcript.read();
  REQUIRE(session.commands.size() == 3);
  CHECK(session.commands[0].exit == 0);
  CHECK(session.commands[1].exit == 3);
  CHECK(session.commands[1].output == "boom");
  CHECK_FALSE(session.commands[2].exit);
  CHECK(session.commands[2].failed);
  CHECK(session.errors.empty());
}

TEST_CASE("claude: a refused todo list does not count, tasks add up") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Plan")),
       record(
           "2",
           "1",
           answer("m1",
                  calls("t",
                        "TodoWrite",
                        R"({"todos":[{"content":"x","status":"pending"}]})"))),
       record("3",
              "2",
              result("t",
                     "<tool_use_error>No such tool</tool_use_error>",
                     "\"x\"",
                     true)),
       record("4",
              "3",
              answer("m2", calls("n1", "TaskCreate", R"({"subject":"one"})"))),
       record("5", "4", result("n1", "ok", R"({"task":{"id":"1"}})")),
       record("6",
              "5",
              answer("m3", calls("n2", "TaskCreate", R"({"subject":"two"})"))),
       record("7", "6", result("n2", "ok", R"({"task":{"id":"2"}})")),
       record("8",
              "7",
              answer("m4",
                     calls("u1",
                           "TaskUpdate",
                           R"({"taskId":"1","status":"completed"})"))),
       record("9", "8", result("u1", "ok", R"({"success":true})")),
       record("10",
              "9",
              answer("m5",
                     calls("u2",
                           "TaskUpdate",
                           R"({"taskId":"2","status":"deleted"})"))),
       record("11", "10", result("u2", "ok", R"({"success":true})"))});
  const Session session = transcript.read();
  REQUIRE(session.todos.size() == 1);
  CHECK(session.todos[0].text == "one");
  CHECK(session.todos[0].state == TodoState::completed);
}

TEST_CASE("claude: what a rewind took back is gone") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Begin")),
       record("2", "1", answer("m1", says("Yes"))),
       record("3", "2", typed("Wrong way")),
       record(
           "4", "3", answer("m2", calls("c", "Bash", R"({"command":"rm"})"))),
       record("5", "4", result("c", "", k_ok)),
       record("6", "2", typed("Right way")),
       record("7", "6", answer("m3", says("Done")))});
  const Session session = transcript.read();
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[1].text == "Right way");
  CHECK(session.commands.empty());
}

TEST_CASE("claude: answers and refusals of a person are decisions") {
  const std::string question =
      R"({"questions":[{"question":"Which?","options":)"
      R"([{"label":"Rust"},{"label":"Go"}]}]})";
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Ask")),
       record("2", "1", answer("m1", calls("q", "AskUserQuestion", question))),
       record("3", "2", result("q", "ok", R"({"answers":{"Which?":"Go"}})")),
       record("4",
              "3",
              answer("m2", calls("p", "ExitPlanMode", R"({"plan":"Plan A"})"))),
       record("5",
              "4",
              result("p",
                     "The user doesn't want to proceed with this tool use. To "
                     "tell you how to proceed, the user said:\\nToo big",
                     "\"x\"",
                     true)),
       record(
           "6",
           "5",
           answer("m3", calls("p2", "ExitPlanMode", R"({"plan":"Plan B"})"))),
       record("7", "6", result("p2", "ok", R"({"plan":"Plan B"})"))});
  const Session session = transcript.read();
  REQUIRE(session.decisions.size() == 3);
  CHECK(session.decisions[0].question == "Which?");
  CHECK(session.decisions[0].chosen == "Go");
  CHECK(session.decisions[0].rejected == std::vector<std::string>{"Rust"});
  CHECK(session.decisions[1].chosen == "Too big");
  CHECK(session.decisions[1].rejected == std::vector<std::string>{"Plan A"});
  CHECK(session.decisions[2].chosen == "Plan B");
  CHECK(session.plan == "Plan B");
}

TEST_CASE("claude: the branch is known per record") {
  const Transcript transcript("s1.jsonl",
                              {record("1", "", typed("One"), "main"),
                               record("2", "1", typed("Two"), "topic"),
                               record("3", "2", typed("Three"), "HEAD")});
  const Session session = transcript.read();
  REQUIRE(session.requests.size() == 3);
  CHECK(session.branches[session.requests[0].when.branch] == "main");
  CHECK(session.branches[session.requests[1].when.branch] == "topic");
  CHECK(session.branches[session.requests[2].when.branch].empty());
}

TEST_CASE("claude: skills that were listed and used are known") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1",
              "",
              R"("type":"attachment","attachment":)"
              R"({"type":"skill_listing","names":["ship","tdd"]})"),
       record("2", "1", typed("<command-name>/ship</command-name>")),
       record("3", "2", typed("<command-name>/compact</command-name>")),
       record("4", "3", answer("m", calls("k", "Skill", R"({"skill":"tdd"})"))),
       record("5", "4", result("k", "ok", "{}"))});
  const Session session = transcript.read();
  CHECK(session.skills_listed == std::vector<std::string>{"ship", "tdd"});
  CHECK(session.skills_used == std::vector<std::string>{"ship", "tdd"});
}

TEST_CASE("claude: a detached HEAD is no branch") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("One")), record("2", "1", typed("Two"), "HEAD")});
  const Session session = transcript.read();
  REQUIRE(session.requests.size() == 2);
  CHECK(session.branches[session.requests[1].when.branch].empty());
}

TEST_CASE("claude: thoughts are no words, an answer comes block by block") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Hi")),
       record("2",
              "1",
              answer("m1", R"({"type":"thinking","thinking":"Hm."})", 500)),
       record("3", "2", answer("m1", says("First."), 500)),
       record("4", "3", answer("m1", says("Second."), 500))});
  const Session session = transcript.read();
  CHECK(session.last_message == "First.\n\nSecond.");
  CHECK(session.tokens.used == 511);
}

TEST_CASE("claude: a tool may answer in blocks") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Run")),
       record(
           "2", "1", answer("m1", calls("c1", "Bash", R"({"command":"a"})"))),
       record("3",
              "2",
              R"("type":"user","message":{"content":[{"type":"tool_result",)"
              R"("tool_use_id":"c1","is_error":true,"content":[{"type":"text",)"
              R"("text":"Exit code 4\nboom"}]}]},"toolUseResult":"Error")")});
  const Session session = transcript.read();
  REQUIRE(session.commands.size() == 1);
  CHECK(session.commands[0].exit == 4);
}

TEST_CASE("claude: the last todo list is the list") {
  const auto list = [](const std::string& id, const std::string& text) {
    return answer("m" + id,
                  calls(id,
                        "TodoWrite",
                        R"({"todos":[{"content":")" + text +
                            R"(","status":"in_progress"}]})"));
  };
  const Transcript transcript("s1.jsonl",
                              {record("1", "", typed("Plan")),
                               record("2", "1", list("a", "one")),
                               record("3", "2", result("a", "ok", k_ok)),
                               record("4", "3", list("b", "two")),
                               record("5", "4", result("b", "ok", k_ok))});
  const Session session = transcript.read();
  REQUIRE(session.todos.size() == 1);
  CHECK(session.todos[0].text == "two");
}

TEST_CASE("claude: the leaf that the transcript names ends the conversation") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("One")),
       record("2", "1", answer("m1", says("Yes"))),
       record("3", "2", typed("Taken back")),
       R"({"type":"last-prompt","lastPrompt":"One","leafUuid":"2"})"});
  const Session session = transcript.read();
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "One");
}

TEST_CASE(
    "claude: what a compaction or a fork keeps word by word counts once") {
  const std::string summary =
      record("4", "3", R"("isCompactSummary":true,)" + typed("The summary"));
  const std::string boundary =
      record("3",
             "",
             R"("type":"system","subtype":"compact_boundary",)"
             R"("logicalParentUuid":"2","compactMetadata":{"postTokens":9})");
  const Transcript compacted("s1.jsonl",
                             {record("1", "", typed("Fix it.")),
                              record("2", "1", answer("m1", says("Yes"))),
                              boundary,
                              summary,
                              record("1", "4", typed("Fix it.")),
                              record("2", "1", answer("m1", says("Yes"))),
                              record("5", "2", typed("Go on."))});
  CHECK(compacted.read().requests.size() == 2);
  const Transcript forked(
      "s2.jsonl",
      {record("4", "", R"("isCompactSummary":true,)" + typed("The summary")),
       record("1", "4", typed("Fix it.")),
       record("2", "1", answer("m1", says("Yes")))});
  const Session fork = forked.read();
  CHECK(fork.requests.size() == 1);
  CHECK(fork.compactions.size() == 1);
}

TEST_CASE("claude: a plan that is written to a file is the plan") {
  struct Row {
    const char* path;
    bool is_plan;
  };
  for (const Row& row : {Row{"/w/docs/plans/cache.md", true},
                         Row{"/w/TODO.md", true},
                         Row{"/w/cache-plan.md", true},
                         Row{"/w/explanation.md", false},
                         Row{"/w/plan.txt", false},
                         Row{"/w/plant/a.md", false}}) {
    const Transcript transcript(
        "s1.jsonl",
        {record("1", "", typed("Plan it.")),
         record(
             "2",
             "1",
             answer("m1",
                    calls("w",
                          "Write",
                          R"({"file_path":")" + std::string(row.path) +
                              R"(","content":"# Cache\n- [ ] a\n- [ ] b"})"))),
         record("3", "2", result("w", "ok", R"({"type":"create"})")),
         record("4",
                "3",
                answer("m2",
                       calls("e",
                             "Edit",
                             R"({"file_path":")" + std::string(row.path) +
                                 R"(","old_string":"- [ ] a",)"
                                 R"("new_string":"- [x] a"})"))),
         record("5", "4", result("e", "ok", "{}"))});
    INFO(row.path);
    CHECK(transcript.read().plan ==
          (row.is_plan ? "# Cache\n- [x] a\n- [ ] b" : ""));
  }
}
