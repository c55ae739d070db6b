// SPDX-License-Identifier: MIT
// Sessions of Codex.
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using handoff::test::Transcript;

namespace {

std::string line(const std::string& type, const std::string& payload) {
  return R"({"timestamp":"2026-01-02T03:04:05.000Z","type":")" + type +
         R"(","payload":)" + payload + "}";
}
std::string item(const std::string& payload) {
  return line("response_item", payload);
}
std::string event(const std::string& payload) {
  return line("event_msg", payload);
}
std::string completed(const std::string& what) {
  return event(R"({"type":"item_completed","item":)" + what + "}");
}
std::string meta(const std::string& more = "") {
  return line("session_meta",
              R"({"id":"t1","cwd":"/w","cli_version":"0.1","git":)"
              R"({"branch":"topic"})" +
                  more + "}");
}
std::string call(const std::string& id,
                 const std::string& name,
                 const std::string& arguments) {
  return item(R"({"type":"function_call","name":")" + name +
              R"(","call_id":")" + id + R"(","arguments":")" + arguments +
              "\"}");
}
std::string output(const std::string& id, const std::string& text) {
  return item(R"({"type":"function_call_output","call_id":")" + id +
              R"(","output":")" + text + "\"}");
}
std::string user_item(const std::string& text) {
  return item(R"({"type":"message","role":"user","content":[{"type":)"
              R"("input_text","text":")" +
              text + "\"}]}");
}

} // namespace

TEST_CASE("codex: each prompt is reported once, from events if there are any") {
  const Transcript with_events(
      "rollout-a.jsonl",
      {meta(),
       user_item("<environment_context>x"),
       user_item("Fix it."),
       event(R"({"type":"user_message","message":"Fix it."})"),
       event(R"({"type":"agent_message","message":"Done."})"),
       item(R"({"type":"message","role":"assistant","content":[)"
            R"({"type":"output_text","text":"Done."}]})")});
  Session session = with_events.read();
  CHECK(session.agent == handoff::agent::named("codex"));
  CHECK(session.id == "t1");
  CHECK(session.branch == "topic");
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "Fix it.");
  CHECK(session.last_message == "Done.");

  const Transcript without(
      "rollout-b.jsonl",
      {meta(), user_item("# AGENTS.md instructions"), user_item("Fix it.")});
  session = without.read();
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "Fix it.");
}

TEST_CASE("codex: exit statuses of all forms of output") {
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       call("1", "shell", R"({\"command\":[\"bash\",\"-lc\",\"old\"]})"),
       output("1",
              R"({\"output\":\"boom\\n\",\"metadata\":{\"exit_code\":2}})"),
       call("2", "exec_command", R"({\"cmd\":\"new\",\"workdir\":\"sub\"})"),
       output("2",
              "Wall time: 1\\nProcess exited with code 0\\nOutput:\\n"
              "Process exited with code 9\\n"),
       call("3", "exec_command", R"({\"cmd\":\"long\"})"),
       output("3", "Process running with session ID 77\\nOutput:\\n"),
       call("4", "write_stdin", R"({\"session_id\":77,\"chars\":\"\"})"),
       output("4", "Process exited with code 5\\nOutput:\\nbad\\n"),
       call("5", "exec_command", R"({\"cmd\":\"no answer\"})")});
  const Session session = transcript.read();
  REQUIRE(session.commands.size() == 3);
  CHECK(session.commands[0].cmd == "old");
  CHECK(session.commands[0].exit == 2);
  CHECK(session.commands[1].cmd == "new");
  CHECK(session.commands[1].exit == 0);
  CHECK(session.commands[1].cwd == "/w/sub");
  CHECK(session.commands[2].cmd == "long");
  CHECK(session.commands[2].exit == 5);
}

TEST_CASE("codex: items of 0.169, those of JavaScript calls too") {
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       completed(R"({"type":"UserMessage","content":[{"text":"Fix it."}]})"),
       call("c1", "exec_command", R"({\"cmd\":\"make\"})"),
       completed(R"({"type":"CommandExecution","id":"c1","command":)"
                 R"(["/bin/bash","-lc","make"],"cwd":"file:///w","status":)"
                 R"("failed","exit_code":2,"aggregated_output":"no rule"})"),
       output("c1", "Process exited with code 2\\nOutput:\\nno rule"),
       item(R"({"type":"custom_tool_call","name":"exec","call_id":"j",)"
            R"("input":"await tools.run('x');"})"),
       completed(R"({"type":"CommandExecution","id":"exec-1","command":)"
                 R"(["/bin/bash","-lc","cat a.c"],"cwd":"file:///w","status":)"
                 R"("completed","exit_code":0,"aggregated_output":"",)"
                 R"("parsed_cmd":[{"type":"read","path":"a.c"}]})"),
       completed(R"({"type":"FileChange","id":"exec-2","status":"completed",)"
                 R"("changes":{"/w/b.c":{"type":"add"},)"
                 R"("/w/c.c":{"type":"update","move_path":"/w/d.c"}}})"),
       completed(R"({"type":"AgentMessage","id":"a","content":)"
                 R"([{"text":"Done."}]})")});
  const Session session = transcript.read();
  REQUIRE(session.requests.size() == 1);
  REQUIRE(session.commands.size() == 2);
  CHECK(session.commands[0].exit == 2);
  CHECK(session.commands[1].exit == 0);
  REQUIRE(session.files.size() == 4);
  CHECK(session.files[0].path == "/w/a.c");
  CHECK(session.files[0].use == FileUse::read);
  CHECK(session.files[1].use == FileUse::created);
  CHECK(session.files[2].use == FileUse::deleted);
  CHECK(session.files[3].path == "/w/d.c");
  CHECK(session.last_message == "Done.");
}

TEST_CASE("codex: a failed patch changes nothing, an accepted one its files") {
  const auto patch = [](const std::string& id, const std::string& text) {
    return item(R"({"type":"custom_tool_call","name":"apply_patch",)"
                R"("call_id":")" +
                id + R"(","input":"*** Begin Patch\n)" + text + "\"}");
  };
  const auto answer = [](const std::string& id, const std::string& text) {
    return item(R"({"type":"custom_tool_call_output","call_id":")" + id +
                R"(","output":")" + text + "\"}");
  };
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       patch("1", R"(*** Update File: a.c\n*** Add File: b.c\n)"),
       answer("1", R"(Exit code: 0\nOutput:\nSuccess)"),
       patch("2", R"(*** Update File: missing.c\n)"),
       answer("2", "apply_patch verification failed: no such file"),
       patch("3", R"(*** Delete File: gone.c\n)"),
       answer("3", R"({\"output\":\"ok\",\"metadata\":{\"exit_code\":0}})")});
  const Session session = transcript.read();
  REQUIRE(session.files.size() == 3);
  CHECK(session.files[0].path == "/w/a.c");
  CHECK(session.files[1].use == FileUse::created);
  CHECK(session.files[2].use == FileUse::deleted);
  CHECK(session.errors.size() == 1);
}

TEST_CASE("codex: a plan counts when it was taken") {
  const char* plan =
      R"({\"plan\":[{\"step\":\"one\",\"status\":\"in_progress\"}]})";
  const Transcript taken(
      "rollout-a.jsonl",
      {meta(), call("1", "update_plan", plan), output("1", "Plan updated")});
  REQUIRE(taken.read().todos.size() == 1);
  CHECK(taken.read().todos[0].state == TodoState::in_progress);
  const Transcript refused("rollout-b.jsonl",
                           {meta(),
                            call("1", "update_plan", plan),
                            output("1", "unsupported call: update_plan")});
  CHECK(refused.read().todos.empty());
}

TEST_CASE("codex: tokens, windows and compactions, readable or not") {
  const auto count = [](int total) {
    return event(R"({"type":"token_count","info":{"last_token_usage":)"
                 R"({"total_tokens":)" +
                 std::to_string(total) + R"(},"model_context_window":1000}})");
  };
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       event(R"({"type":"token_count","info":null})"),
       count(900),
       line("compacted", R"({"message":"What was done"})"),
       line("compacted", R"({"message":""})"),
       count(70)});
  const Session session = transcript.read();
  CHECK(session.tokens.used == 70);
  CHECK(session.tokens.window == 1000);
  REQUIRE(session.compactions.size() == 2);
  CHECK(session.compactions[0].summary == "What was done");
  CHECK(session.compactions[1].is_encrypted);
}

TEST_CASE("codex: one compaction, however many records tell of it") {
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       event(R"({"type":"token_count","info":{"last_token_usage":)"
             R"({"total_tokens":900},"model_context_window":1000}})"),
       line("compacted", R"({"message":"So far","replacement_history":[]})"),
       event(R"({"type":"context_compacted"})"),
       completed(R"({"type":"ContextCompaction","id":"i"})"),
       user_item("Go on.")});
  const Session session = transcript.read();
  REQUIRE(session.compactions.size() == 1);
  CHECK(session.compactions[0].summary == "So far");
  CHECK_FALSE(session.tokens.used);
}

TEST_CASE("codex: turns that were rolled back are gone") {
  const auto says = [](const std::string& text) {
    return event(R"({"type":"user_message","message":")" + text + "\"}");
  };
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       says("One"),
       says("Two"),
       says("Three"),
       event(R"({"type":"thread_rolled_back","num_turns":2})"),
       says("Four")});
  const Session session = transcript.read();
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[1].text == "Four");
}

TEST_CASE("codex: a fork has its history, or says that it is missing") {
  const std::string fork =
      line("session_meta",
           R"({"id":"t2","cwd":"/w","forked_from_id":"t1","history_base":)"
           R"({"thread_id":"t1","end_ordinal_exclusive":2}})");
  const auto numbered = [](int ordinal, const std::string& text) {
    return R"({"timestamp":"2026-01-02T03:04:05.000Z","ordinal":)" +
           std::to_string(ordinal) +
           R"(,"type":"event_msg","payload":{"type":"user_message",)"
           R"("message":")" +
           text + "\"}}";
  };
  Transcript transcript("sessions/2026/01/02/rollout-x-t2.jsonl",
                        {fork, numbered(2, "New")});
  Session session = transcript.read();
  CHECK(session.requests.size() == 1);
  REQUIRE(session.unread.size() == 1);
  transcript.write("sessions/2026/01/01/rollout-x-t1.jsonl",
                   {meta(), numbered(1, "Old"), numbered(2, "Other way")});
  session = transcript.read();
  CHECK(session.id == "t2");
  CHECK(session.forked_from == "t1");
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[0].text == "Old");
  CHECK(session.requests[1].text == "New");
  CHECK(session.unread.empty());
}

TEST_CASE("codex: in a subagent's session nobody asks, its parent has it") {
  const std::string child =
      line("session_meta",
           R"({"id":"t9","cwd":"/w","source":{"subagent":{"thread_spawn":)"
           R"({"parent_thread_id":"t1"}}}})");
  const std::string asked =
      event(R"({"type":"user_message","message":"SUBAGENT look"})");
  Transcript transcript("sessions/2026/01/02/rollout-x-t1.jsonl",
                        {meta(),
                         call("s", "spawn_agent", R"({\"message\":\"look\"})"),
                         output("s", R"({\"agent_id\":\"t9\"})")});
  const std::string path = transcript.write(
      "sessions/2026/01/02/rollout-x-t9.jsonl",
      {child,
       asked,
       call("1", "exec_command", R"({\"cmd\":\"touch a.c\"})"),
       output("1", "Process exited with code 0\\nOutput:\\n")});
  const Session own = read_session(path);
  CHECK(own.requests.empty());
  CHECK(own.parent == "t1");
  const Session parent = transcript.read();
  REQUIRE(parent.commands.size() == 1);
  CHECK(parent.commands[0].by_subagent);
}

TEST_CASE("codex: what a hook has refused has not happened") {
  const std::string patch =
      R"({"type":"custom_tool_call","name":"apply_patch","call_id":"c2",)"
      R"("input":"*** Begin Patch\n*** Add File: b.md\n+x\n*** End Patch"})";
  const Transcript refused(
      "rollout-a.jsonl",
      {meta(),
       user_item("Fix it."),
       call("c1", "exec_command", R"({\"cmd\":\"echo x > a.md\"})"),
       output("c1", "Command blocked by PreToolUse hook: no. Command: echo"),
       item(patch),
       item(R"({"type":"custom_tool_call_output","call_id":"c2",)"
            R"("output":"Command blocked by PreToolUse hook: no"})")});
  const Session session = refused.read();
  CHECK(session.files.empty());
  CHECK(session.commands.empty());
}

TEST_CASE("codex: the skills listed in its model's instructions") {
  const Transcript told(
      "rollout-a.jsonl",
      {meta(),
       item(R"({"type":"message","role":"developer","content":[{"type":)"
            R"("input_text","text":"## Skills\n### Available skills\n)"
            R"(- one: first: of all (file: /x)\n- no colon\n- two: b\n)"
            R"(### How\n- three: no"}]})"),
       user_item("Fix it.")});
  CHECK(told.read().skills_listed == std::vector<std::string>{"one", "two"});
}

TEST_CASE("codex: an older fork copies the history, its header too") {
  const Transcript fork(
      "rollout-b.jsonl",
      {line("session_meta", R"({"id":"t2","cwd":"/w","forked_from_id":"t1"})"),
       meta(),
       event(R"({"type":"user_message","message":"Old"})"),
       event(R"({"type":"user_message","message":"New"})")});
  const Session session = fork.read();
  CHECK(session.id == "t2");
  CHECK(session.forked_from == "t1");
  CHECK(session.requests.size() == 2);
}

TEST_CASE("codex: a turn says where it works and how large the window is") {
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       event(R"({"type":"task_started","model_context_window":258400})"),
       line("turn_context", R"({"cwd":"/w/sub","model":"m"})"),
       call("1", "exec_command", R"({\"cmd\":\"touch a.c\"})"),
       output("1", "Process exited with code 0\\nOutput:\\n"),
       line("world_state", R"({"cwd":"/elsewhere"})"),
       event(R"({"type":"user_message","message":"Fix it."})")});
  const Session session = transcript.read();
  CHECK(session.tokens.window == 258'400);
  CHECK(session.model == "m");
  CHECK(session.cwd == "/w");
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].path == "/w/sub/a.c");
}

TEST_CASE("codex: goals, and answers by the ids of their questions") {
  const Transcript transcript(
      "rollout-a.jsonl",
      {meta(),
       event(R"({"type":"user_message","message":"Fix it."})"),
       item(R"({"type":"function_call_output","call_id":"g","name":)"
            R"("goal_objective","output":"Ship the cache"})"),
       call("u", "update_goal", "{}"),
       output("u",
              R"({\"goal\":{\"objective\":\"Ship the cache\",)"
              R"(\"status\":\"active\"}})"),
       call("q",
            "request_user_input",
            R"({\"questions\":[{\"id\":\"a\",\"question\":\"Which?\",)"
            R"(\"options\":[{\"label\":\"heap\"},{\"label\":\"list\"}]},)"
            R"({\"id\":\"b\",\"question\":\"Where?\"}]})"),
       output("q",
              R"({\"answers\":{\"a\":{\"answers\":[\"heap\"]},)"
              R"(\"b\":{\"answers\":[\"here\"]}}})")});
  const Session session = transcript.read();
  CHECK(session.goal == "Ship the cache");
  CHECK(session.goal_state == "active");
  REQUIRE(session.decisions.size() == 2);
  CHECK(session.decisions[0].question == "Which?");
  CHECK(session.decisions[0].chosen == "heap");
  CHECK(session.decisions[0].rejected == std::vector<std::string>{"list"});
  CHECK(session.decisions[1].question == "Where?");
  CHECK(session.decisions[1].chosen == "here");
}
