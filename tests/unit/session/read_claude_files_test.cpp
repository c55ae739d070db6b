// SPDX-License-Identifier: MIT
// Sessions of Claude Code: files and subagents.
#include "claude_records.hpp"
#include "session/dialogue/failures.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using namespace handoff::test::claude;
using handoff::test::Transcript;

namespace {

std::string history(const std::string& files) {
  return R"({"type":"file-history-snapshot","messageId":"m","snapshot":)"
         R"({"messageId":"m","trackedFileBackups":{)" +
         files + R"(},"timestamp":"2026-01-02T03:00:00.000Z"}})";
}

std::string backup(const std::string& path) {
  return "\"" + path +
         R"(":{"backupFileName":"a@v1","version":1,)"
         R"("backupTime":"2026-01-02T02:00:00.000Z"})";
}

std::string changed(const Session& session) {
  std::string text;
  for (const FileTouch& file : session.files) {
    text += file.use == FileUse::read ? "" : file.path + "\n";
  }
  return text;
}

} // namespace

TEST_CASE("claude: files count when their edit succeeded") {
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Edit")),
       record("2",
              "1",
              answer("m1", calls("r", "Read", R"({"file_path":"/w/a.c"})"))),
       record("3", "2", result("r", "x", R"({"type":"text"})")),
       record("4",
              "3",
              answer("m2", calls("e", "Edit", R"({"file_path":"/w/a.c"})"))),
       record("5", "4", result("e", "ok", R"({"filePath":"/w/a.c"})")),
       record("6",
              "5",
              answer("m3", calls("w", "Write", R"({"file_path":"/w/n.c"})"))),
       record("7", "6", result("w", "ok", R"({"type":"create"})")),
       record("8",
              "7",
              answer("m4", calls("f", "Edit", R"({"file_path":"/w/z.c"})"))),
       record("9",
              "8",
              result("f",
                     "<tool_use_error>not found</tool_use_error>",
                     "\"x\"",
                     true))});
  const Session session = transcript.read();
  REQUIRE(session.files.size() == 2);
  CHECK(session.files[0].path == "/w/a.c");
  CHECK(session.files[0].use == FileUse::modified);
  CHECK(session.files[0].was_read);
  CHECK(session.files[1].use == FileUse::created);
  REQUIRE(find_failures(session).open.size() == 1);
  CHECK(find_failures(session).open[0].what == "Edit /w/z.c");
}

TEST_CASE("claude: subagents' files and commands count as theirs") {
  Transcript transcript("s1.jsonl", {record("1", "", typed("Delegate"))});
  const std::string side =
      R"({"isSidechain":true,"uuid":"x","sessionId":"s1","cwd":"/w",)";
  transcript.write(
      "s1/subagents/agent-7.jsonl",
      {side + typed("find it") + "}",
       side + answer("m", calls("b", "Bash", R"({"command":"touch a.c"})")) +
           "}",
       side + result("b", "", k_ok) + "}"});
  const Session session = transcript.read();
  CHECK(session.requests.size() == 1);
  REQUIRE(session.commands.size() == 1);
  CHECK(session.commands[0].by_subagent);
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].path == "/w/a.c");
  CHECK(session.files[0].by_subagent);
}

TEST_CASE("claude: subagents' transcripts beside the session, if its own") {
  Transcript transcript("s1.jsonl", {record("1", "", typed("Delegate"))});
  const auto side = [](const std::string& session, const std::string& rest) {
    return R"({"isSidechain":true,"uuid":"x","sessionId":")" + session +
           R"(","cwd":"/w",)" + rest + "}";
  };
  for (const std::string session : {"s1", "s2"}) {
    const std::string file = session == "s1" ? "a.c" : "other.c";
    transcript.write(
        "agent-" + session + ".jsonl",
        {side(session,
              answer("m" + session,
                     calls(session,
                           "Bash",
                           R"({"command":"touch )" + file + "\"}"))),
         side(session, result(session, "", k_ok))});
  }
  CHECK(changed(transcript.read()) == "/w/a.c\n");
}

TEST_CASE("claude: a subagent's progress counts once, as its own") {
  const auto progress = [](const std::string& id, const std::string& inner) {
    return record(id,
                  "1",
                  R"("type":"progress","data":{"type":"agent_progress",)"
                  R"("prompt":"do it","message":{"timestamp":)"
                  R"("2026-01-02T03:04:05.000Z",)" +
                      inner + "}}");
  };
  const std::string call = calls("c", "Write", R"({"file_path":"/w/n.c"})");
  const std::string answered = R"("type":"user","message":{"content":[{"type":)"
                               R"("tool_result","tool_use_id":"c","content":)"
                               R"("File created successfully at: /w/n.c"}]})";
  Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Delegate")),
       progress("2",
                R"("type":"assistant","message":{"content":[)" + call + "]}"),
       progress("3", answered),
       progress("4", R"("type":"user","message":{"content":"no request"})"),
       record("5", "1", answer("m", says("Done.")))});
  Session session = transcript.read();
  CHECK(session.requests.size() == 1);
  CHECK(session.last_message == "Done.");
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].use == FileUse::created);
  CHECK(session.files[0].by_subagent);
  const std::string side =
      R"({"isSidechain":true,"uuid":"x","sessionId":"s1","cwd":"/w",)";
  transcript.write("s1/subagents/agent-7.jsonl",
                   {side + answer("m", call) + "}", side + answered + "}"});
  session = transcript.read();
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].changes.size() == 1);
}

TEST_CASE("claude: files changed before the transcript begins are known") {
  const Transcript transcript(
      "s1.jsonl",
      {history(backup("src/a.c") + "," + backup("/v/b.c") + "," +
               backup("gone.c")),
       record("1", "", typed("Go on.")),
       record("2",
              "1",
              answer("m1", calls("c1", "Bash", R"({"command":"rm gone.c"})"))),
       record("3", "2", result("c1", "", k_ok)),
       // What later ones add, the transcript tells itself.
       history(backup("src/a.c") + "," + backup("later.c"))});
  const Session session = transcript.read();
  CHECK(changed(session) == "/w/gone.c\n/v/b.c\n/w/src/a.c\n");
  CHECK(session.files[0].use == FileUse::deleted);
  CHECK(session.files[1].when.at == 1767319200000);
  CHECK(session.started == 1767323045000);
}

TEST_CASE("claude: a change that a rewind took back is not put in again") {
  const Transcript transcript(
      "s1.jsonl",
      {history(backup("a.c")),
       record("1", "", typed("First.")),
       record("2", "1", answer("m1", says("Yes."))),
       record("3", "2", typed("Change it.")),
       record("4",
              "3",
              answer("m2", calls("c1", "Edit", R"({"file_path":"/w/a.c"})"))),
       record("5", "4", result("c1", "", R"({"filePath":"/w/a.c"})")),
       record("6", "2", typed("Leave it."))});
  CHECK(changed(transcript.read()).empty());
}

TEST_CASE("claude: a commit in a repository made to try something is no "
          "change here") {
  const std::string commit =
      R"({"command":"cd /tmp/try && git init && git commit -m x"})";
  const std::string out = R"([main 1a] x\n create mode 100644 test.txt\n)";
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Try it.")),
       record("2", "1", answer("m1", calls("c1", "Bash", commit))),
       record("3", "2", result("c1", out, k_ok))});
  CHECK(changed(transcript.read()) == "/tmp/try/test.txt\n");
}

TEST_CASE("claude: what a hook has refused has not happened") {
  const std::string ours =
      "PreToolUse:Write hook error: 'H.md' is a handoff: it does not belong "
      "into the work tree.";
  const Transcript transcript(
      "s1.jsonl",
      {record("1", "", typed("Write it.")),
       record(
           "2",
           "1",
           answer("m1", calls("c1", "Bash", R"({"command":"echo x > a.md"})"))),
       record("3",
              "2",
              result("c1", "PreToolUse:Bash hook error: no", R"("x")", true)),
       record("4",
              "3",
              answer("m2", calls("c2", "Write", R"({"file_path":"/w/H.md"})"))),
       record("5", "4", result("c2", ours, R"("x")", true)),
       record("6",
              "5",
              answer("m3", calls("c3", "Write", R"({"file_path":"/w/b.c"})"))),
       record("7",
              "6",
              result("c3", "PreToolUse:Write hook error: b", R"("x")", true))});
  const Session session = transcript.read();
  CHECK(session.commands.empty());
  CHECK(changed(session).empty());
  // Refusing a handoff file is our own affair.
  REQUIRE(session.errors.size() == 1);
  CHECK(session.errors[0].what == "Write /w/b.c");
}
