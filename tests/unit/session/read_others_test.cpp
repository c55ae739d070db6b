// SPDX-License-Identifier: MIT
// Sessions of Pi, Qwen Code, Cline and OpenCode.
#include "base/error.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using handoff::test::Transcript;

TEST_CASE("pi: the way from the last entry to the root counts") {
  const auto entry = [](const std::string& id,
                        const std::string& parent,
                        const std::string& message) {
    return R"({"type":"message","id":")" + id + R"(","parentId":")" + parent +
           R"(","timestamp":"2026-01-02T03:04:05.000Z","message":)" + message +
           "}";
  };
  const auto user = [](const std::string& text) {
    return R"({"role":"user","content":[{"type":"text","text":")" + text +
           "\"}]}";
  };
  const Transcript transcript(
      "a.jsonl",
      {R"({"type":"session","version":3,"id":"p1","cwd":"/w"})",
       R"({"type":"model_change","id":"m","parentId":null,"modelId":"x"})",
       entry("1", "m", user("One")),
       entry("2",
             "1",
             R"({"role":"assistant","content":[{"type":"toolCall","id":"c",)"
             R"("name":"bash","arguments":{"command":"make"}}],)"
             R"("usage":{"totalTokens":50}})"),
       entry("3",
             "2",
             R"({"role":"toolResult","toolCallId":"c","toolName":"bash",)"
             R"("isError":true,"content":[{"type":"text","text":)"
             R"("bad\n\n\nCommand exited with code 2"}]})"),
       entry("4", "3", user("Wrong")),
       entry("5", "3", user("Right")),
       entry(
           "6", "5", R"({"role":"bashExecution","command":"ls","exitCode":0})"),
       R"({"type":"compaction","id":"7","parentId":"6","summary":"So far",)"
       R"("tokensBefore":50})",
       entry("8", "7", R"({"role":"assistant","usage":{"totalTokens":20}})")});
  const Session session = transcript.read();
  REQUIRE(session.agent == handoff::agent::named("pi"));
  CHECK(session.id == "p1");
  CHECK(session.model == "x");
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[1].text == "Right");
  REQUIRE(session.commands.size() == 2);
  CHECK(session.commands[0].exit == 2);
  CHECK(session.commands[0].output == "bad");
  CHECK(session.commands[1].exit == 0);
  CHECK(session.tokens.used == 20);
  CHECK(session.compactions.size() == 1);
}

TEST_CASE("qwen: parts like Gemini's in records like Claude's") {
  const auto record = [](const std::string& id,
                         const std::string& parent,
                         const std::string& rest) {
    return R"({"uuid":")" + id + R"(","parentUuid":)" +
           (parent.empty() ? "null" : "\"" + parent + "\"") +
           R"(,"sessionId":"q1","cwd":"/w","gitBranch":"topic",)" + rest + "}";
  };
  const Transcript transcript(
      "q1.jsonl",
      {record("1",
              "",
              R"("type":"user","message":{"parts":[{"text":"Fix it."}]})"),
       record("2",
              "1",
              R"("type":"assistant","model":"m","message":{"parts":[)"
              R"({"text":"thinking","thought":true},{"text":"Look."},)"
              R"({"functionCall":{"id":"c","name":"run_shell_command",)"
              R"("args":{"command":"make"}}},{"functionCall":{"id":"w",)"
              R"("name":"write_file","args":{"file_path":"/w/n.c"}}}]},)"
              R"("usageMetadata":{"promptTokenCount":70})"),
       record("3",
              "2",
              R"("type":"tool_result","message":{"parts":[{)"
              R"("functionResponse":{"id":"c","response":{"output":)"
              R"("Output: bad\nError: (none)\nExit Code: 2\nSignal: 0"}}}]},)"
              R"("toolCallResult":{"callId":"c","status":"success"})"),
       record("4",
              "3",
              R"("type":"tool_result","message":{"parts":[{)"
              R"("functionResponse":{"id":"w","response":{"output":"ok"}}}]},)"
              R"("toolCallResult":{"callId":"w","status":"success",)"
              R"("resultDisplay":{"originalContent":""}})"),
       record("5",
              "4",
              R"("type":"system","subtype":"ui_telemetry","systemPayload":)"
              R"({"uiEvent":{"input_token_count":9999}})"),
       record("6",
              "5",
              R"("type":"system","subtype":"chat_compression",)"
              R"("systemPayload":{"info":{"originalTokenCount":70,)"
              R"("newTokenCount":9}})")});
  const Session session = transcript.read();
  REQUIRE(session.agent == handoff::agent::named("qwen"));
  REQUIRE(session.requests.size() == 1);
  REQUIRE(session.commands.size() == 1);
  CHECK(session.commands[0].exit == 2);
  CHECK(session.commands[0].output == "bad");
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].use == FileUse::created);
  CHECK(session.last_message == "Look.");
  CHECK(session.tokens.used == 9);
  CHECK(session.branch == "topic");
}

TEST_CASE("cline: one call runs several commands, each with its status") {
  Transcript transcript(
      "c1/c1.messages.json",
      {R"({"sessionId": "c1", "messages": [)",
       R"({"role":"user","ts":1000,"content":[{"type":"text","text":)"
       R"("<user_input mode=\"act\">Fix it.</user_input>"}]},)",
       R"({"role":"assistant","ts":2000,"content":[{"type":"text","text":)"
       R"("Look."},{"type":"tool_use","id":"r","name":"run_commands",)"
       R"("input":{"commands":["make","ls"]}}],"metrics":)"
       R"({"inputTokens":12,"cacheReadTokens":100,"cacheWriteTokens":3}},)",
       R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"r",)"
       R"("content":[{"query":"make","result":)"
       R"("[Command exited with code 2]\n\n[stderr]\nbad","error":)"
       R"("Command exited with code 2","success":false},)"
       R"({"query":"ls","result":"a","success":true}]}]})",
       "]}"});
  transcript.write(
      "c1/c1.json",
      {R"({"session_id":"c1","cwd":"/w","workspace_root":"/w","model":"m",)"
       R"("metadata":{"git":{"branch":"topic"}}})"});
  const Session session = transcript.read();
  REQUIRE(session.agent == handoff::agent::named("cline"));
  CHECK(session.branch == "topic");
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "Fix it.");
  REQUIRE(session.commands.size() == 2);
  CHECK(session.commands[0].exit == 2);
  CHECK(session.commands[1].exit == 0);
  CHECK(session.tokens.used == 115);
}

TEST_CASE("opencode: the files of older releases and what it exports") {
  const std::string user =
      R"({"id":"m1","role":"user","time":{"created":1000},"summary":)"
      R"({"diffs":[{"file":"src/a.c","status":"modified"}]}})";
  const std::string words =
      R"({"type":"text","text":"\"Fix it.\"\n","messageID":"m1"})";
  const std::string injected =
      R"({"type":"text","synthetic":true,"text":"no"})";
  const std::string assistant =
      R"({"id":"m2","role":"assistant","modelID":"m","time":{"created":2000},)"
      R"("path":{"cwd":"/w"},"tokens":{"input":5,"output":1,"reasoning":0,)"
      R"("cache":{"read":20,"write":0}}})";
  const std::string tool =
      R"({"type":"tool","tool":"bash","callID":"c","state":{"status":)"
      R"("completed","input":{"command":"make"},"output":"bad",)"
      R"("metadata":{"exit":2}}})";
  const std::string summary =
      R"({"id":"m3","role":"assistant","summary":true,"time":)"
      R"({"created":3000},"tokens":{"input":900}})";
  const std::string after =
      R"({"id":"m4","role":"assistant","time":{"created":4000},)"
      R"("tokens":{"input":5,"output":1,"reasoning":0,)"
      R"("cache":{"read":20,"write":0}}})";
  const std::string info =
      R"({"id":"ses_1","projectID":"p","directory":"/w","version":"1"})";

  Transcript files("storage/session/p/ses_1.json", {info});
  files.write("storage/message/ses_1/m1.json", {user});
  files.write("storage/message/ses_1/m2.json", {assistant});
  files.write("storage/message/ses_1/m3.json", {summary});
  files.write("storage/message/ses_1/m4.json", {after});
  files.write("storage/part/m1/p1.json", {words});
  files.write("storage/part/m1/p2.json", {injected});
  files.write("storage/part/m2/p3.json", {tool});
  files.write("storage/part/m3/p4.json",
              {R"({"type":"text","text":"So far"})"});
  files.write("storage/todo/ses_1.json",
              {R"([{"content":"x","status":"in_progress"}])"});
  const Transcript exported(
      "export.json",
      {R"({"info":)" + info + R"(,"messages":[{"info":)" + user +
       R"(,"parts":[)" + words + "," + injected + R"(]},{"info":)" + assistant +
       R"(,"parts":[)" + tool + R"(]},{"info":)" + summary +
       R"(,"parts":[{"type":"text","text":"So far"}]},{"info":)" + after +
       R"(,"parts":[]}]})"});
  for (const Session& session : {files.read(), exported.read()}) {
    REQUIRE(session.agent == handoff::agent::named("opencode"));
    CHECK(session.id == "ses_1");
    REQUIRE(session.requests.size() == 1);
    CHECK(session.requests[0].text == "Fix it.");
    REQUIRE(session.commands.size() == 1);
    CHECK(session.commands[0].exit == 2);
    REQUIRE(session.files.size() == 1);
    CHECK(session.files[0].path == "/w/src/a.c");
    REQUIRE(session.compactions.size() == 1);
    CHECK(session.compactions[0].summary == "So far");
    CHECK(session.tokens.used == 26);
  }
  CHECK(files.read().todos.size() == 1);
}

TEST_CASE("cline: the editor's extension keeps a bare list of messages") {
  const Transcript transcript(
      "tasks/1700/api_conversation_history.json",
      {R"([{"role":"user","content":[{"type":"text","text":)"
       R"("<task>Fix it.</task>"},{"type":"text","text":)"
       R"("<environment_details>x</environment_details>"}]},)",
       R"({"role":"assistant","content":[{"type":"text","text":"Done."}]}])"});
  const Session session = transcript.read();
  CHECK(session.agent == handoff::agent::named("cline"));
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "Fix it.");
  CHECK(session.last_message == "Done.");
}

TEST_CASE("opencode: answers, refusals, errors and injected parts") {
  const auto tool = [](const std::string& name, const std::string& state) {
    return R"({"type":"tool","tool":")" + name + R"(","callID":")" + name +
           R"(","state":)" + state + "}";
  };
  const std::string asked =
      tool("question",
           R"({"status":"completed","input":{"questions":[{"question":)"
           R"("Which?","options":[{"label":"heap"},{"label":"list"}]}]},)"
           R"("metadata":{"answers":[["heap"]]}})");
  const std::string refused =
      tool("bash",
           R"({"status":"error","input":{"command":"rm x"},"error":)"
           R"("The user rejected permission to use this tool."})");
  const std::string failed =
      tool("edit",
           R"({"status":"error","input":{"filePath":"/w/a.c"},"error":)"
           R"("no match"})");
  const Transcript transcript(
      "export.json",
      {R"({"info":{"id":"ses_1","projectID":"p","directory":"/w"},)"
       R"("messages":[{"info":{"role":"user","id":"1"},"parts":[)"
       R"({"type":"text","text":"Fix it."},)"
       R"({"type":"text","synthetic":true,"text":"no"}]},)"
       R"({"info":{"role":"assistant","id":"2"},"parts":[)"
       R"({"type":"reasoning","text":"Hm."},)" +
       asked + "," + refused + "," + failed + "]}]}"});
  const Session session = transcript.read();
  CHECK(session.requests.size() == 1);
  CHECK(session.last_message.empty());
  REQUIRE(session.decisions.size() == 2);
  CHECK(session.decisions[0].chosen == "heap");
  CHECK(session.decisions[0].rejected == std::vector<std::string>{"list"});
  CHECK(session.decisions[1].origin == DecisionOrigin::rejection);
  CHECK(session.commands.empty());
  CHECK(session.files.empty());
  REQUIRE(session.errors.size() == 1);
  CHECK(session.errors[0].why == "no match");
}

TEST_CASE("a file that no agent wrote is an error, an empty one too") {
  const Transcript text("notes.md", {"# Notes", "Some text"});
  CHECK_THROWS_WITH(text.read(), Catch::Contains("no session"));
  const Transcript json("package.json", {R"({"name": "x"})"});
  CHECK_THROWS_WITH(json.read(), Catch::Contains("no session"));
  const Transcript empty("a.jsonl", {});
  CHECK_THROWS(empty.read());
}
