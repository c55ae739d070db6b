// SPDX-License-Identifier: MIT
// What the digest keeps of a session.
#include "session/dialogue/failures.hpp"
#include "session/digest/digest.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace handoff::session;

namespace {

Moment at(std::int64_t seconds, std::uint32_t record = 0) {
  return {.at = seconds * 1000,
          .record = record == 0 ? static_cast<std::uint32_t>(seconds) : record};
}

Statement says(std::int64_t seconds,
               const std::string& text,
               StatementKind kind = StatementKind::decision) {
  return {.kind = kind, .text = text, .when = at(seconds)};
}

std::vector<DigestItem> items_of(const Digest& digest, DigestKind kind) {
  std::vector<DigestItem> found;
  std::ranges::copy_if(
      digest.items, std::back_inserter(found), [&](const DigestItem& item) {
        return item.kind == kind;
      });
  return found;
}

Digest digest_of(const Session& session, const DigestContext& context = {}) {
  return make_digest({&session, 1}, context);
}

CommandRun ran(std::int64_t seconds,
               const std::string& cmd,
               int exit,
               const std::string& output = "") {
  return {.cmd = cmd,
          .exit = exit,
          .failed = exit != 0,
          .output = output,
          .when = at(seconds)};
}

} // namespace

TEST_CASE("of what was taken back the last word counts, shown as rejected") {
  Session session;
  session.statements = {says(1, "We'll use SQLite for the cache."),
                        says(2, "Actually, use Redis instead of SQLite.")};
  const auto decisions = items_of(digest_of(session), DigestKind::decision);
  REQUIRE(decisions.size() == 1);
  CHECK(decisions[0].text == "Actually, use Redis instead of SQLite.");
  CHECK(decisions[0].rejected ==
        std::vector<std::string>{"SQLite",
                                 "withdrawn: We'll use SQLite for the cache."});
}

TEST_CASE("a question that was answered twice has one answer") {
  Session session;
  session.decisions = {{.question = "Which?",
                        .chosen = "Go",
                        .rejected = {"Rust"},
                        .when = at(1)},
                       {.question = "Which?",
                        .chosen = "Rust",
                        .rejected = {"Go"},
                        .when = at(2)},
                       {.question = "Where?", .chosen = "Here", .when = at(3)}};
  const auto decisions = items_of(digest_of(session), DigestKind::decision);
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[0].text == "Rust");
  CHECK(decisions[0].rejected ==
        std::vector<std::string>{"Go", "withdrawn: Go"});
}

TEST_CASE("a failure is reported once, and so is a request that decides") {
  Session session;
  session.commands = {ran(1, "npm test", 1, "1 failed")};
  session.requests = {{"Use tabs, not spaces.", at(1)}, {"Go on.", at(2)}};
  session.statements = {says(1, "Use tabs, not spaces.")};
  const Digest digest = digest_of(session);
  CHECK(items_of(digest, DigestKind::failure).size() == 1);
  CHECK(items_of(digest, DigestKind::check).empty());
  CHECK(items_of(digest, DigestKind::request).size() == 1);
  CHECK(items_of(digest, DigestKind::decision).size() == 1);
}

TEST_CASE("what was said twice is reported once") {
  Session session;
  session.statements = {says(1, "Use tabs, not spaces."),
                        says(2, "use tabs, not spaces")};
  CHECK(items_of(digest_of(session), DigestKind::decision).size() == 1);
}

TEST_CASE("a check is verified by its own status, while nothing changed") {
  Session session;
  session.commands = {ran(10, "npm test", 0, "12 passed\n")};
  auto checks = items_of(digest_of(session), DigestKind::check);
  REQUIRE(checks.size() == 1);
  CHECK(checks[0].proof == Proof::verified);
  CHECK(checks[0].text == "12 passed");

  session.files = {{.path = "/w/a.c",
                    .use = FileUse::modified,
                    .changes = {{.at = 11'000, .record = 11}}}};
  checks = items_of(digest_of(session), DigestKind::check);
  CHECK(checks[0].proof == Proof::unverified);
  CHECK(checks[0].evidence == "exit 0, 1 file changed since");

  session.files.clear();
  session.commands = {ran(10, "npm test | tail", 0)};
  checks = items_of(digest_of(session), DigestKind::check);
  CHECK(checks[0].proof == Proof::unverified);

  session.commands = {ran(10, "npm test 2>&1 | tail", 0, "12 passed")};
  checks = items_of(digest_of(session), DigestKind::check);
  CHECK(checks[0].proof == Proof::verified);
  CHECK(checks[0].evidence == "passed by its output");
}

TEST_CASE("evidence is old when the next record of the same time changes a "
          "file, or anything wrote one since") {
  struct Row {
    Moment change;
    std::map<std::string, std::int64_t> written;
    Proof proof;
  };
  const Row rows[] = {
      {{.at = 10'000, .record = 11}, {}, Proof::unverified},
      {{.at = 10'000, .record = 9}, {}, Proof::verified},
      {{.at = 0, .record = 11}, {}, Proof::unverified},
      {{.at = 9'000, .record = 9}, {{"b.c", 10'001}}, Proof::unverified},
      {{.at = 9'000, .record = 9}, {{"b.c", 10'000}}, Proof::verified},
      {{.at = 9'000, .record = 9}, {{"gone.c", 0}}, Proof::verified},
  };
  for (const Row& row : rows) {
    Session session;
    session.commands = {ran(10, "npm test", 1, "1 failed"),
                        ran(10, "npm run build", 0)};
    session.files = {
        {.path = "/w/a.c", .use = FileUse::modified, .changes = {row.change}}};
    const DigestContext context{.root = "/w", .written = row.written};
    const Digest digest = digest_of(session, context);
    CAPTURE(row.change.at, row.change.record, row.written.size());
    CHECK(items_of(digest, DigestKind::check).at(0).proof == row.proof);
    CHECK(items_of(digest, DigestKind::failure).at(0).proof == row.proof);
  }
}

TEST_CASE("the last run of each check counts, with its commit and state") {
  Session session;
  session.commands = {ran(10, "npm test", 1, "1 failed"),
                      ran(20, "cd web && npm test", 0),
                      ran(30, "npm run build", 2, "error: no rule\nmake: x")};
  session.files = {{.path = "/w/a.c",
                    .use = FileUse::modified,
                    .changes = {{.at = 16'000, .record = 16}}}};
  const DigestContext context{
      .root = "/w", .reflog = {{.at = 15'000, .commit = "abcdef0123456789"}}};
  const auto checks = items_of(digest_of(session, context), DigestKind::check);
  REQUIRE(checks.size() == 1);
  CHECK(checks[0].code == "cd web && npm test");
  CHECK(checks[0].evidence == "exit 0 at abcdef0 with uncommitted changes");
  const auto failures =
      items_of(digest_of(session, context), DigestKind::failure);
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].code == "npm run build");
  CHECK(failures[0].text == "error: no rule");
}

TEST_CASE("a failure is open until the same thing succeeds") {
  Session session;
  session.commands = {ran(1, "node test.js", 1, "FAIL: got x"),
                      ran(2, "node test.js && git status", 0),
                      ran(3, "make", 2, "a.c:3: error: no x\nmake: *** 2"),
                      ran(4, "ls nowhere", 2, "ls: nowhere")};
  const auto failures = find_failures(session).open;
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].what == "make");
  CHECK(failures[0].why == "a.c:3: error: no x");

  Session later;
  later.ended = 9'000;
  later.commands = {ran(1, "make", 0)};
  const std::vector<std::reference_wrapper<const Session>> others = {later};
  CHECK(find_failures(session, others).open.empty());
}

TEST_CASE("a request says what came of it, and that this was contested") {
  Session session;
  const auto say =
      [&](std::uint32_t record, Speaker speaker, const std::string& text) {
        const Moment when = at(record, record);
        if (speaker == Speaker::human) {
          session.requests.push_back({text, when});
          session.turns.push_back(when);
        }
        session.dialogue.push_back({speaker, text, when});
      };
  say(1, Speaker::human, "Can we test the loader?");
  say(2, Speaker::agent, "A local file covers it, because both paths parse.");
  say(3, Speaker::human, "but is this the same, that one worked before!?");
  say(4, Speaker::agent, "It is not: the root cause is the header.");
  say(5,
      Speaker::human,
      "Build that. A local file covers it, because both paths parse.");
  say(6, Speaker::agent, "The loader no longer reads the header twice.");
  const auto requests = items_of(digest_of(session, {}), DigestKind::request);
  REQUIRE(requests.size() == 3);
  CHECK(requests[0].outcome == "(the user objected to this) A local file "
                               "covers it, because both paths parse.");
  CHECK(requests[1].outcome == "It is not: the root cause is the header.");
  CHECK(requests[2].text ==
        "Build that. A local file covers it, because both paths parse.");
}

TEST_CASE("a request does not repeat the agent's words") {
  Session session;
  session.dialogue = {{Speaker::agent,
                       "1. **Pull at merge time** with a job of its own.",
                       at(1, 1)},
                      {Speaker::human, "", at(2, 2)}};
  session.requests = {
      {"Start.", at(0, 0)},
      {"Can you build that?   1. Pull at merge time with a job of its own.",
       at(2, 2)}};
  const auto requests = items_of(digest_of(session, {}), DigestKind::request);
  REQUIRE(requests.size() == 2);
  CHECK(requests[1].text == "Can you build that?");
}

TEST_CASE("a tool's failure names the file as the work tree does") {
  Session session;
  session.errors = {{.what = "Edit /w/src/a.c", .why = "no match"},
                    {.what = "Edit /wx/a.c", .why = "no match"}};
  const auto failures =
      items_of(digest_of(session, {.root = "/w"}), DigestKind::failure);
  REQUIRE(failures.size() == 2);
  CHECK(failures[0].code == "Edit src/a.c");
  CHECK(failures[1].code == "Edit /wx/a.c");
}

TEST_CASE("a failing line is not mended by one that also fails") {
  Session session;
  session.commands = {ran(1, "npm test", 1, "1 failed"),
                      ran(2, "npm test && deploy", 1, "1 failed")};
  const auto failures = find_failures(session).open;
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].count == 2);
}

TEST_CASE("the todos of the newest session count, done ones as claims") {
  Session old;
  old.ended = 1'000;
  old.todos = {{.text = "old", .state = TodoState::pending}};
  Session newest;
  newest.ended = 2'000;
  newest.todos = {{.text = "a", .state = TodoState::completed},
                  {.text = "b", .state = TodoState::in_progress},
                  {.text = "c"}};
  const std::vector<Session> sessions = {newest, old};
  const Digest digest = make_digest(sessions, {});
  const auto done = items_of(digest, DigestKind::todo);
  REQUIRE(done.size() == 1);
  CHECK(done[0].proof == Proof::unverified);
  CHECK(done[0].label == "completed");
  const auto open = items_of(digest, DigestKind::unfinished);
  REQUIRE(open.size() == 2);
  CHECK(open[0].text == "b");
  CHECK(open[0].label == "in_progress");
  CHECK(open[1].text == "c");
  CHECK(open[1].origin == Origin::todo_list);
}

TEST_CASE("files say whether the branch has them") {
  Session session;
  session.files = {{.path = "/w/a.c", .use = FileUse::modified},
                   {.path = "/w/b.c", .use = FileUse::created},
                   {.path = "/w/r.c", .use = FileUse::read},
                   {.path = "/tmp/x", .use = FileUse::created}};
  const auto files =
      items_of(digest_of(session, {.root = "/w", .branch_files = {"a.c"}}),
               DigestKind::file);
  REQUIRE(files.size() == 2);
  CHECK(files[0].code == "a.c");
  CHECK(files[0].evidence == "in the branch's diff");
  CHECK(files[1].evidence == "not in the branch's diff");
}

TEST_CASE("a summary's to-do list is reported item by item") {
  Session session;
  session.compactions = {
      {.summary = "1. Current Work: here\n7. Pending Tasks:\n   - one\n"
                  "   2. two, 3 of 4\n\n8. Optional Next Step: three\n"}};
  const auto pending =
      items_of(digest_of(session, {.root = "/w"}), DigestKind::unfinished);
  REQUIRE(pending.size() == 3);
  CHECK(pending[0].text == "one");
  CHECK(pending[1].text == "two, 3 of 4");
  CHECK(pending[2].text == "three");
  CHECK(pending[0].proof == Proof::unverified);
  // A list that is kept knows better.
  session.todos = {{.text = "a", .state = TodoState::completed}};
  CHECK(items_of(digest_of(session, {.root = "/w"}), DigestKind::unfinished)
            .empty());
}

TEST_CASE("of a kind with very many the newest stay, and the rest is "
          "counted") {
  Session session;
  for (int i = 1; i <= 250; ++i) {
    session.statements.push_back(
        says(i, "Rule " + std::to_string(i), StatementKind::constraint));
  }
  session.statements[0].speaker = Speaker::human;
  const Digest digest = digest_of(session);
  const auto rules = items_of(digest, DigestKind::constraint);
  REQUIRE(rules.size() == k_max_items);
  CHECK(rules.front().text == "Rule 1"); // a person's
  CHECK(rules[1].text == "Rule 52");
  CHECK(rules.back().text == "Rule 250");
  CHECK(digest.left_out.at(DigestKind::constraint) == 50);
}

TEST_CASE("the digest as Markdown marks what is proved and what is not") {
  Session session;
  session.agent = handoff::agent::named("claude");
  session.id = "0123456789";
  session.unread = {"lines that are not JSON: 2"};
  session.requests = {{"Fix it.\nNow.", at(1)}};
  session.commands = {ran(10, "npm test", 0)};
  session.last_message = "All good.";
  const std::string text = to_markdown(digest_of(session));
  CHECK(text.find("## Requests\n\n- Fix it.\n  Now.\n") != std::string::npos);
  CHECK(text.find("npm test (verified) {exit 0}") != std::string::npos);
  CHECK(text.find("All good. (UNVERIFIED)") != std::string::npos);
  CHECK(text.find("Not read: Claude Code 01234567: lines") !=
        std::string::npos);
}
