// SPDX-License-Identifier: MIT
// Sessions of Kilo Code.
#include "base/error.hpp"
#include "base/process.hpp"
#include "session/find/find.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

// As far as it is read, of release 7.7.9.
constexpr const char* k_script = R"(
create table session(id text, project_id text, parent_id text, slug text,
  directory text, title text, version text, time_created integer,
  time_updated integer);
create table message(id text, session_id text, time_created integer,
  time_updated integer, data text);
create table part(id text, message_id text, session_id text, data text);
create table todo(session_id text, content text, status text, priority text,
  position integer);
insert into session values('ses_1', 'p', null, 's', '/w', 't', '7.7.9', 1000,
  5000);
insert into message values('m1', 'ses_1', 1000, 1000,
  '{"role":"user","time":{"created":1000},"agent":"code"}');
insert into part values('p1', 'm1', 'ses_1',
  '{"type":"text","text":"\"Fix the parser.\""}');
insert into message values('m2', 'ses_1', 2000, 2000,
  '{"role":"assistant","agent":"code","path":{"cwd":"/w"},"tokens":{"total":
  31050},"modelID":"m","time":{"created":2000,"completed":2500}}');
insert into part values('p2', 'm2', 'ses_1',
  '{"type":"step-start","time":{"start":2000}}');
insert into part values('p3', 'm2', 'ses_1',
  '{"type":"tool","tool":"bash","callID":"c1","state":{"status":"completed",
  "input":{"command":"make test","description":"Run it"},"output":"bad",
  "metadata":{"exit":2,"truncated":false},"time":{"start":2100}}}');
insert into part values('p4', 'm2', 'ses_1',
  '{"type":"tool","tool":"write","callID":"c2","state":{"status":"completed",
  "input":{"filePath":"/w/notes.txt","content":"a"},"output":"Wrote file",
  "metadata":{"exists":false},"time":{"start":2200}}}');
insert into todo values('ses_1', 'tag it', 'in_progress', 'high', 0);
)";

} // namespace

TEST_CASE("kilo: the database, which has OpenCode's form") {
  const handoff::test::TemporaryDirectory home;
  std::filesystem::create_directories(home / ".local/share/kilo");
  const std::string path = home / ".local/share/kilo/kilo.db";
  try {
    REQUIRE(handoff::base::run(
                {.argv = {"sqlite3", "-batch", path}, .input = k_script})
                .ok());
  } catch (const handoff::Error&) {
    WARN("sqlite3 is not installed: not tested");
    return;
  }
  const auto environment =
      [&](std::string_view name) -> std::optional<std::string> {
    return name == "HOME" ? std::optional(home.path())
           : name == "KILO" || name == "OPENCODE"
               ? std::optional<std::string>("1")
               : std::nullopt;
  };
  const auto found = find_session({.places = find_places(environment),
                                   .environment = environment,
                                   .worktree = "/w"});
  REQUIRE(found.has_value());
  CHECK(found->by == FoundBy::running);
  CHECK(found->candidate.path == path + "#ses_1");
  for (const std::string& name : {path, found->candidate.path}) {
    const Session session = read_session(name);
    CHECK(session.agent == handoff::agent::named("kilo"));
    CHECK(session.version == "7.7.9");
    REQUIRE(session.requests.size() == 1);
    CHECK(session.requests[0].text == "Fix the parser.");
    REQUIRE(session.commands.size() == 1);
    CHECK(session.commands[0].exit == 2);
    REQUIRE(session.files.size() == 1);
    CHECK(session.files[0].path == "/w/notes.txt");
    REQUIRE(session.todos.size() == 1);
    CHECK(session.tokens.used == 31050);
  }
}
