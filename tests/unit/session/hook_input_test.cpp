// SPDX-License-Identifier: MIT
// The input of agents' hooks.
#include "session/dialogue/hook_input.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("one parser reads the hook input of all agents") {
  struct Row {
    std::string_view json, event;
    HookEvent expected;
    std::string_view session, transcript;
  };
  static constexpr Row rows[] = {
      {R"({"session_id":"s","transcript_path":"/t","cwd":"/w",)"
       R"("hook_event_name":"PreCompact","trigger":"auto"})",
       "",
       HookEvent::before_compaction,
       "s",
       "/t"},
      {R"({"session_id":"s","transcript_path":"/t",)"
       R"("hook_event_name":"PreCompress"})",
       "",
       HookEvent::before_compaction,
       "s",
       "/t"},
      {R"({"sessionId":"s","transcriptPath":"/t","stopReason":"end_turn"})",
       "agentStop",
       HookEvent::stop,
       "s",
       "/t"},
      {R"({"sessionId":"s","source":"new"})",
       "sessionStart",
       HookEvent::session_start,
       "s",
       ""},
      {R"({"hook_event_name":"SomethingNew"})",
       "sessionEnd",
       HookEvent::other,
       "",
       ""},
      {"{}", "", HookEvent::other, "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.json);
    const auto hook = parse_hook_input(row.json, row.event);
    REQUIRE(hook);
    CHECK(hook->event == row.expected);
    CHECK(hook->session == row.session);
    CHECK(hook->transcript == row.transcript);
  }
  CHECK_FALSE(parse_hook_input(""));
  CHECK_FALSE(parse_hook_input("[1]"));
  CHECK_FALSE(parse_hook_input("{\"torn\":"));
}

TEST_CASE("before a tool runs it is known what it would write") {
  struct Row {
    std::string_view tool, input, path, content;
  };
  static constexpr Row rows[] = {
      {"Write", R"({"file_path":"/w/a.md","content":"x"})", "/w/a.md", "x"},
      {"Edit", R"({"file_path":"/w/a.md","new_string":"y"})", "/w/a.md", "y"},
      {"create", R"({"path":"b.md","file_text":"z"})", "/w/b.md", "z"},
      {"write_file", R"({"file_path":"c.md","content":"v"})", "/w/c.md", "v"},
      {"apply_patch",
       R"({"command":"*** Begin Patch\n*** Add File: d.md\n+one\n+two\n"})",
       "/w/d.md",
       "one\ntwo\n"},
      {"Bash",
       R"({"command":"cat > e.md <<EOF\nhi\nEOF"})",
       "/w/e.md",
       "hi\nEOF"},
      {"Bash", R"({"command":"make > e.md"})", "/w/e.md", ""},
  };
  for (const Row& row : rows) {
    INFO(row.tool);
    const auto hook = parse_hook_input(
        R"({"hook_event_name":"PreToolUse","cwd":"/w","tool_name":")" +
        std::string(row.tool) + R"(","tool_input":)" + std::string(row.input) +
        "}");
    REQUIRE(hook);
    REQUIRE(hook->writes.size() == 1);
    CHECK(hook->writes[0].path == row.path);
    CHECK(hook->writes[0].content == row.content);
  }
  const auto reading =
      parse_hook_input(R"({"hook_event_name":"PreToolUse","tool_name":"Read",)"
                       R"("tool_input":{"file_path":"/w/a"}})");
  CHECK(reading->writes.empty());
  const auto copilot = parse_hook_input(
      R"({"cwd":"/w","toolName":"create","toolArgs":{"path":"a.md"}})",
      "preToolUse");
  CHECK(copilot->writes.size() == 1);
}
