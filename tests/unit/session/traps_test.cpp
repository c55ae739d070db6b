// SPDX-License-Identifier: MIT
// Traps of the formats that no other test of a reader has.
#include "base/process.hpp"
#include "session/find/find.hpp"
#include "session/formats/locate.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace handoff::session;
using handoff::test::Transcript;

namespace {

int record_number = 0;

// The next record of a Claude Code session, behind the one before.
std::string claude(const std::string& rest) {
  const int number = ++record_number;
  return R"({"parentUuid":")" + std::to_string(number - 1) +
         R"(","cwd":"/w","sessionId":"s1","uuid":")" + std::to_string(number) +
         R"(",)" + rest + "}";
}
std::string typed(const std::string& content) {
  return claude(R"("type":"user","message":{"role":"user","content":)" +
                content + "}");
}
std::string attached(const std::string& attachment) {
  return claude(R"("type":"attachment","attachment":)" + attachment);
}
std::string says(const std::string& model, int tokens) {
  return claude(R"("type":"assistant","message":{"id":"m)" +
                std::to_string(record_number) + R"(","model":")" + model +
                R"(","content":[{"type":"text","text":"Yes."}],)"
                R"("usage":{"input_tokens":)" +
                std::to_string(tokens) + "}}");
}
std::string
calls(const std::string& id, const std::string& tool, const std::string& in) {
  return claude(R"("type":"assistant","message":{"id":")" + id +
                R"(","content":[{"type":"tool_use","id":")" + id +
                R"(","name":")" + tool + R"(","input":)" + in + "}]}");
}
std::string ends(const std::string& id, const std::string& detail) {
  return claude(R"("type":"user","message":{"role":"user","content":[)"
                R"({"type":"tool_result","tool_use_id":")" +
                id + R"(","content":"ok"}]},"toolUseResult":)" + detail);
}

std::string codex(const std::string& type, const std::string& payload) {
  return R"({"timestamp":"2026-01-02T03:04:05.000Z","type":")" + type +
         R"(","payload":)" + payload + "}";
}
const std::string k_codex_meta =
    codex("session_meta", R"({"id":"aaaaaaaa-1","cwd":"/w","source":"cli"})");
const std::string k_codex_prompt =
    codex("event_msg", R"({"type":"user_message","message":"Fix it."})");

std::string shown(const Session& session) {
  std::string text;
  for (const UserRequest& request : session.requests) {
    text += request.text + "|";
  }
  for (const FileTouch& file : session.files) {
    text += file.use == FileUse::read ? "" : file.path + "|";
  }
  return text;
}

} // namespace

TEST_CASE("claude: text beside an image is a request, an image alone is not") {
  const std::string image = R"({"type":"image","source":{"data":"x"}})";
  const Transcript transcript(
      "s1.jsonl",
      {typed("[" + image + R"(,{"type":"text","text":"Fix this."}])"),
       says("claude-x", 1),
       typed("[" + image + "]")});
  CHECK(shown(transcript.read()) == "Fix this.|");
}

TEST_CASE("claude: what was typed while it worked, and what others changed") {
  const Transcript transcript(
      "s1.jsonl",
      {typed(R"("Fix it.")"),
       attached(R"({"type":"queued_command","prompt":"And the docs."})"),
       attached(R"({"type":"queued_command","prompt":"no",)"
                R"("origin":{"kind":"task-notification"}})"),
       attached(R"({"type":"edited_text_file","filename":"/w/by-hand.c"})"),
       attached(R"({"type":"file","filename":"/w/mentioned.c"})")});
  CHECK(shown(transcript.read()) == "Fix it.|And the docs.|/w/by-hand.c|");
}

TEST_CASE("claude: an error of the service is not the agent's word") {
  const Transcript transcript(
      "s1.jsonl",
      {typed(R"("Fix it.")"),
       says("claude-x", 70),
       claude(
           R"("type":"assistant","isApiErrorMessage":true,"message":)"
           R"({"id":"e","model":"<synthetic>","content":[{"type":"text",)"
           R"("text":"API Error: overloaded"}],"usage":{"input_tokens":0}})")});
  const Session session = transcript.read();
  CHECK(session.last_message == "Yes.");
  CHECK(session.model == "claude-x");
  CHECK(session.tokens.used == 70);
  REQUIRE(session.errors.size() == 1);
  CHECK(session.errors[0].why == "API Error: overloaded");
}

TEST_CASE("claude: how large the window is") {
  struct Row {
    std::string model;
    int tokens;
    std::optional<std::int64_t> window;
  };
  const Row rows[] = {
      {"claude-x", 100, 200'000},
      {"claude-x[1m]", 100, 1'000'000},
      {"claude-x", 300'000, 1'000'000}, // itself the proof
      {"some-other", 100, std::nullopt},
  };
  for (const Row& row : rows) {
    const Transcript transcript(
        "s1.jsonl", {typed(R"("Fix it.")"), says(row.model, row.tokens)});
    CHECK(transcript.read().tokens.window == row.window);
  }
}

TEST_CASE("claude: a command that was sent to the background has no status") {
  const Transcript transcript(
      "s1.jsonl",
      {typed(R"("Fix it.")"),
       calls("c1", "Bash", R"({"command":"make serve"})"),
       ends("c1", R"({"stdout":"","backgroundTaskId":"b1"})"),
       calls("c2", "Bash", R"({"command":"make"})"),
       ends("c2", R"({"stdout":"","interrupted":false})"),
       // The one that runs us has no result yet.
       calls("c3", "Bash", R"({"command":"git handoff new"})")});
  const Session session = transcript.read();
  REQUIRE(session.commands.size() == 2);
  CHECK_FALSE(session.commands[0].exit);
  CHECK_FALSE(session.commands[0].failed);
  CHECK(session.commands[1].exit == 0);
}

TEST_CASE("claude: tools that only some releases have change files as well") {
  const Transcript transcript(
      "s1.jsonl",
      {typed(R"("Fix it.")"),
       calls("c1", "MultiEdit", R"({"file_path":"/w/a.c","edits":[]})"),
       ends("c1", R"({"filePath":"/w/a.c"})"),
       calls("c2", "NotebookEdit", R"({"notebook_path":"/w/b.ipynb"})"),
       ends("c2", R"({"error":""})")});
  CHECK(shown(transcript.read()) == "Fix it.|/w/a.c|/w/b.ipynb|");
}

TEST_CASE("claude: a directory of more than 200 letters ends in a hash") {
  const std::string root = "/" + std::string(230, 'd');
  const std::string name = project_slug(root).substr(0, 200) + "-1k2j3h";
  Transcript transcript("unused", {});
  const std::string line =
      R"({"type":"user","uuid":"1","sessionId":"s1","cwd":")" + root +
      R"(","message":{"content":"Fix it."}})";
  transcript.write(".claude/projects/" + name + "/s1.jsonl", {line});
  const TranscriptPlaces places =
      find_places([&](std::string_view key) -> std::optional<std::string> {
        return key == "HOME" ? std::optional(transcript.directory().path())
                             : std::nullopt;
      });
  CHECK(list_candidates(places, {root}).size() == 1);
  CHECK(list_candidates(places, {root + "x"}).empty());
}

TEST_CASE("codex: packed and archived rollouts are found and read") {
  Transcript transcript("unused", {});
  transcript.write(".codex/archived_sessions/rollout-a.jsonl",
                   {k_codex_meta, k_codex_prompt});
  const TranscriptPlaces places =
      find_places([&](std::string_view key) -> std::optional<std::string> {
        return key == "HOME" ? std::optional(transcript.directory().path())
                             : std::nullopt;
      });
  const auto found = list_candidates(places, {"/w"});
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "aaaaaaaa-1");
  const handoff::base::Command pack = {.argv = {"zstd", "-q", found[0].path}};
  if (std::filesystem::exists("/usr/bin/zstd")) {
    REQUIRE(handoff::base::run(pack).ok());
    CHECK(shown(read_session(found[0].path + ".zst")) == "Fix it.|");
  }
}

TEST_CASE("codex: files that a patch moved, and what a user chose") {
  const Transcript transcript(
      "rollout-a.jsonl",
      {k_codex_meta,
       k_codex_prompt,
       codex("event_msg",
             R"({"type":"patch_apply_end","success":true,"changes":{)"
             R"("old.c":{"type":"update","move_path":"new.c"}}})"),
       codex("event_msg",
             R"({"type":"patch_apply_end","success":false,"changes":{)"
             R"("no.c":{"type":"add"}}})"),
       codex("response_item",
             R"({"type":"function_call","name":"request_user_input",)"
             R"("call_id":"q","arguments":"{\"questions\":[{\"id\":\"one\",)"
             R"(\"question\":\"Which?\",\"options\":[{\"label\":\"heap\"},)"
             R"({\"label\":\"list\"}]}]}"})"),
       codex("response_item",
             R"({"type":"function_call_output","call_id":"q","output":)"
             R"("{\"answers\":{\"one\":{\"answers\":[\"heap\"]}}}"})")});
  const Session session = transcript.read();
  CHECK(shown(session) == "Fix it.|/w/old.c|/w/new.c|");
  REQUIRE(session.files.size() == 2);
  CHECK(session.files[0].use == FileUse::deleted);
  REQUIRE(session.decisions.size() == 1);
  CHECK(session.decisions[0].chosen == "heap");
  CHECK(session.decisions[0].rejected == std::vector<std::string>{"list"});
}

TEST_CASE("codex: a shell of the oldest kind, a turn that was cut off") {
  const Transcript transcript(
      "rollout-a.jsonl",
      {k_codex_meta,
       k_codex_prompt,
       codex("response_item",
             R"({"type":"local_shell_call","call_id":"c","status":)"
             R"("completed","action":{"type":"exec","command":)"
             R"(["bash","-lc","make"]}})"),
       codex("response_item",
             R"({"type":"function_call_output","call_id":"c","output":)"
             R"("{\"output\":\"bad\",\"metadata\":{\"exit_code\":2}}"})"),
       codex("event_msg", R"({"type":"turn_aborted","reason":"interrupted"})"),
       codex("response_item",
             R"({"type":"message","role":"user","content":[{"type":)"
             R"("input_text","text":"<turn_aborted>no</turn_aborted>"}]})")});
  const Session session = transcript.read();
  CHECK(shown(session) == "Fix it.|");
  REQUIRE(session.commands.size() == 1);
  CHECK(session.commands[0].cmd == "make");
  CHECK(session.commands[0].exit == 2);
}

TEST_CASE("copilot: an older release kept its todos as a check list") {
  const auto event = [](const std::string& type, const std::string& data) {
    return R"({"type":")" + type + R"(","id":"e","data":)" + data + "}";
  };
  const Transcript transcript(
      "s1/events.jsonl",
      {event("session.start", R"({"sessionId":"s1","context":{"cwd":"/w"}})"),
       event("tool.execution_start",
             R"({"toolCallId":"1","toolName":"update_todo","arguments":)"
             R"({"todos":"- [x] first\n- [ ] second"}})"),
       event("tool.execution_complete",
             R"({"toolCallId":"1","success":true})")});
  const Session session = transcript.read();
  REQUIRE(session.todos.size() == 2);
  CHECK(session.todos[0].text == "first");
  CHECK(session.todos[0].state == TodoState::completed);
  CHECK(session.todos[1].state == TodoState::pending);
}

TEST_CASE("pi: the summary of a branch that was left is one of what was") {
  const Transcript transcript(
      "a.jsonl",
      {R"({"type":"session","version":3,"id":"p1","cwd":"/w"})",
       R"({"type":"branch_summary","id":"1","parentId":null,)"
       R"("summary":"A heap was tried."})",
       R"({"type":"message","id":"2","parentId":"1","message":{"role":"user",)"
       R"("content":[{"type":"text","text":"Go on."}]}})"});
  const Session session = transcript.read();
  CHECK(shown(session) == "Go on.|");
  REQUIRE(session.compactions.size() == 1);
  CHECK(session.compactions[0].summary == "A heap was tried.");
}
