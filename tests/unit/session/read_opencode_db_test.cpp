// SPDX-License-Identifier: MIT
// Sessions in OpenCode's database.
#include "base/error.hpp"
#include "base/process.hpp"
#include "session/transcript.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace handoff::session;
using handoff::test::Transcript;

namespace {

// The schema as far as it is read; the log stays beside the database.
constexpr const char* k_script = R"(
pragma journal_mode=wal;
create table session(id text, parent_id text, directory text, version text,
  time_created integer, time_updated integer);
create table message(id text, session_id text, time_created integer,
  data text);
create table part(id text, message_id text, session_id text, data text);
create table todo(session_id text, content text, status text,
  position integer);
insert into session values('ses_old', null, '/w', '1', 1000, 1000);
insert into session values('ses_sub', 'ses_new', '/w', '1', 1000, 9000);
insert into session values('ses_new', null, '/w', '1', 1000, 5000);
insert into message values('m1', 'ses_new', 1000,
  '{"id":"m1","role":"user","time":{"created":1000}}');
insert into part values('p1', 'm1', 'ses_new',
  '{"type":"text","text":"Fix it."}');
insert into message values('m2', 'ses_new', 2000, 'torn');
insert into todo values('ses_new', 'second', 'pending', 1);
insert into todo values('ses_new', 'first', 'completed', 0);
)";

bool make_database(const std::string& path) {
  try {
    // .exit without checkpoint: what was written stays in the log.
    return handoff::base::run(
               {.argv = {"sqlite3", "-batch", path},
                .input =
                    std::string(".dbconfig no_ckpt_on_close on\n") + k_script})
        .ok();
  } catch (const handoff::Error&) {
    return false;
  }
}

} // namespace

TEST_CASE("opencode: the live database, its log included") {
  const handoff::test::TemporaryDirectory directory;
  const std::string path = directory / "opencode.db";
  if (!make_database(path)) {
    WARN("sqlite3 is not installed: not tested");
    return;
  }
  const Session session = read_session(path);
  CHECK(session.id == "ses_new");
  REQUIRE(session.requests.size() == 1);
  CHECK(session.requests[0].text == "Fix it.");
  REQUIRE(session.todos.size() == 2);
  CHECK(session.todos[0].text == "first");
  CHECK(session.unread.size() == 1);
  CHECK(read_session(path + "#ses_old").requests.empty());
  CHECK_THROWS_WITH(read_session(path + "#ses_none"),
                    Catch::Contains("ses_none"));
}

TEST_CASE("opencode: a file that is no database is an error") {
  const Transcript transcript("opencode.db", {"not a database"});
  CHECK_THROWS_WITH(transcript.read(), Catch::Contains("database"));
}

TEST_CASE("opencode: a database that is damaged says so") {
  const handoff::test::TemporaryDirectory directory;
  const std::string path = directory / "opencode.db";
  const auto sql = [&](const std::string& script) {
    return handoff::base::run(
               {.argv = {"sqlite3", "-batch", path}, .input = script})
        .ok();
  };
  if (!make_database(path) ||
      !sql("pragma wal_checkpoint(truncate);\n" +
           std::string("pragma journal_mode=delete;"))) {
    WARN("sqlite3 is not installed: not tested");
    return;
  }
  {
    // The rows of the messages: the schema stays whole.
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    const std::size_t row = bytes.find("\"role\":\"user\"");
    REQUIRE(row != std::string::npos);
    constexpr std::size_t k_page = 4096;
    file.clear();
    file.seekp(static_cast<std::streamoff>(row / k_page * k_page));
    file.write(std::string(k_page, '\xff').data(), k_page);
  }
  const Session session = read_session(path);
  CHECK(session.id == "ses_new");
  REQUIRE(session.unread.size() == 1);
  CHECK(session.unread[0] == "damaged places of the database: 1");
}
