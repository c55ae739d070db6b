// SPDX-License-Identifier: MIT
// Sessions of Goose.
#include "base/error.hpp"
#include "base/process.hpp"
#include "session/find/find.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using handoff::test::Transcript;

namespace {

const std::string k_request =
    R"({"role":"user","created":1000,"content":[{"type":"text","text":)"
    R"("Fix it."}],"metadata":{"userVisible":true,"agentVisible":true}})";
const std::string k_calls =
    R"({"id":"m2","role":"assistant","created":1001,"content":[{"type":"text",)"
    R"("text":"I look."},{"type":"toolRequest","id":"c1","toolCall":{)"
    R"("status":"success","value":{"name":"developer__shell","arguments":{)"
    R"("command":"make test"}}}},{"type":"toolRequest","id":"c2","toolCall":{)"
    R"("status":"success","value":{"name":"write","arguments":{"path":)"
    R"("src/a.c","content":"x"}}}},{"type":"toolRequest","id":"c3",)"
    R"("toolCall":{"status":"success","value":{"name":"todo__todo_write",)"
    R"("arguments":{"content":"- [x] look\n- [ ] tag it"}}}}],"metadata":{)"
    R"("userVisible":true,"agentVisible":true,"inference":{"provider":"p",)"
    R"("requestedModel":"m1"}}})";
const std::string k_results =
    R"({"role":"user","created":1002,"content":[{"type":"toolResponse","id":)"
    R"("c1","toolResult":{"status":"success","value":{"content":[{"type":)"
    R"("text","text":"bad\n\nCommand exited with code 2"}],)"
    R"("structuredContent":{"stdout":"bad","exit_code":2},"isError":true}}},)"
    R"({"type":"toolResponse","id":"c2","toolResult":{"status":"success",)"
    R"("value":{"content":[{"type":"text","text":"Created src/a.c"}],)"
    R"("isError":false}}},{"type":"toolResponse","id":"c3","toolResult":{)"
    R"("status":"success","value":{"content":[],"isError":false}}}]})";
const std::string k_closing =
    R"({"id":"m4","role":"assistant","created":1003,"content":[{"type":)"
    R"("thinking","thinking":"hm","signature":""},{"type":"text","text":)"
    R"("Done."}]})";

// The text of a SQL statement.
std::string quoted(const std::string& json) {
  std::string text = "'";
  for (const char c : json) {
    text += c == '\'' ? "''" : std::string(1, c);
  }
  return text + "'";
}

bool run_sql(const std::string& path, const std::string& script) {
  try {
    return handoff::base::run(
               {.argv = {"sqlite3", "-batch", path}, .input = script})
        .ok();
  } catch (const handoff::Error&) {
    return false;
  }
}

constexpr const char* k_schema = R"(
create table sessions(id text primary key, name text, session_type text,
  working_dir text, created_at timestamp, updated_at timestamp,
  total_tokens integer, model_config_json text);
create table messages(id integer primary key autoincrement, message_id text,
  session_id text, role text, content_json text, created_timestamp integer,
  metadata_json text);
insert into sessions values('20260102_1', 'n', 'user', '/w',
  '2026-01-02 03:04:05', '2026-01-02 03:14:05', 31050,
  '{"model_name":"m1","context_limit":200000}');
insert into sessions values('20260102_2', 'n', 'sub_agent', '/w',
  '2026-01-02 03:04:05', '2026-01-02 05:14:05', 1, null);
)";

std::string row(const std::string& role,
                const std::string& content,
                const std::string& metadata) {
  return "insert into messages(message_id, session_id, role, content_json, "
         "created_timestamp, metadata_json) values('m', '20260102_1', '" +
         role + "', " + quoted(content) + ", 1000, " + metadata + ");\n";
}

void check_what_happened(const Session& session) {
  REQUIRE(session.agent == handoff::agent::named("goose"));
  CHECK(session.cwd == "/w");
  CHECK(session.model == "m1");
  CHECK(session.tokens.used == 31050);
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "Fix it.");
  REQUIRE(session.commands.size() == 1);
  CHECK(session.commands[0].exit == 2);
  REQUIRE(session.files.size() == 1);
  CHECK(session.files[0].path == "/w/src/a.c");
  REQUIRE(session.todos.size() == 2);
  CHECK(session.todos[1].text == "tag it");
  CHECK(session.todos[1].state == TodoState::pending);
  CHECK(session.last_message == "Done.");
}

} // namespace

TEST_CASE("goose: what it exports, and the lines of older releases") {
  const std::string head =
      R"("working_dir":"/w","created_at":"2026-01-02T03:04:05Z",)"
      R"("total_tokens":31050,"message_count":4)";
  const Transcript exported(
      "export.json",
      {R"({"id":"20260102_1",)" + head + R"(,"conversation":[)" + k_request +
       "," + k_calls + "," + k_results + "," + k_closing + "]}"});
  const Transcript lines(
      "20260102_1.jsonl",
      {"{" + head + "}", k_request, k_calls, k_results, k_closing});
  for (const Session& session : {exported.read(), lines.read()}) {
    check_what_happened(session);
    CHECK(session.id == "20260102_1");
  }
}

TEST_CASE("goose: the database, a compaction and a torn message in it") {
  const handoff::test::TemporaryDirectory home;
  std::filesystem::create_directories(home / ".local/share/goose/sessions");
  const std::string path = home / ".local/share/goose/sessions/sessions.db";
  const std::string gone = R"('{"userVisible":true,"agentVisible":false}')";
  const std::string hidden = R"('{"userVisible":false,"agentVisible":true}')";
  if (!run_sql(
          path,
          k_schema + row("user", R"([{"type":"text","text":"Old."}])", gone) +
              row("user", R"([{"type":"text","text":"So far"}])", hidden) +
              row("assistant", R"([{"type":"text","text":"Go on"}])", hidden) +
              row("user", R"([{"type":"text","text":"New."}])", "null") +
              row("user", R"([{"type":"te)", "null"))) {
    WARN("sqlite3 is not installed: not tested");
    return;
  }
  const Session session = read_session(path);
  CHECK(session.agent == handoff::agent::named("goose"));
  CHECK(session.id == "20260102_1");
  CHECK(session.tokens.window == 200'000);
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[1].text == "New.");
  REQUIRE(session.compactions.size() == 1);
  CHECK(session.compactions[0].summary == "So far");
  REQUIRE(session.unread.size() == 1);
  CHECK(session.unread[0].find("not JSON") != std::string::npos);
  CHECK_THROWS_AS(read_session(path + "#none"), handoff::Error);

  const TranscriptPlaces places =
      find_places([&](std::string_view name) -> std::optional<std::string> {
        return name == "HOME" ? std::optional(home.path()) : std::nullopt;
      });
  const auto found = list_candidates(places, {"/w"});
  REQUIRE(found.size() == 1); // not the subagent's
  CHECK(found[0].path == path + "#20260102_1");
  CHECK(found[0].modified == 1'767'323'645'000);
  CHECK(list_candidates(places, {"/other"}).empty());
  // A session is the one that runs us where its id is known, else anybody's.
  const auto environment =
      [&](std::string_view name) -> std::optional<std::string> {
    return name == "AGENT_SESSION_ID" ? std::optional<std::string>("20260102_1")
                                      : std::nullopt;
  };
  const auto running =
      find_session({.places = places, .environment = environment});
  REQUIRE(running.has_value());
  CHECK(running->by == FoundBy::environment);
  CHECK_FALSE(
      handoff::agent::running(environment, handoff::agent::has_transcripts));
}
