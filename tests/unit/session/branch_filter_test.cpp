// SPDX-License-Identifier: MIT
#include "session/branch_filter.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

// Newest first, as git prints it.
constexpr std::string_view k_reflog =
    "cccc HEAD@{400} commit: three\n"
    "bbbb HEAD@{300} checkout: moving from main to topic\n"
    "bbbb HEAD@{250} commit: two\n"
    "aaaa HEAD@{200} checkout: moving from topic to main\n"
    "aaaa HEAD@{100} commit (initial): one\n";

Session session_at(std::initializer_list<std::int64_t> seconds) {
  Session session;
  session.branches = {"", "topic", "main"};
  for (const std::int64_t second : seconds) {
    session.requests.push_back(
        {"at " + std::to_string(second), {.at = second * 1000}});
  }
  return session;
}

} // namespace

TEST_CASE("the reflog says when HEAD stood on a branch") {
  const Reflog reflog = parse_reflog(k_reflog);
  REQUIRE(reflog.size() == 5);
  const BranchFilter topic = filter_from_reflog(reflog, "topic", "topic");
  REQUIRE(topic.intervals.size() == 2);
  CHECK(topic.intervals[0].start == 100'000);
  CHECK(topic.intervals[0].end == 200'000);
  CHECK(topic.intervals[1].start == 300'000);
  CHECK(topic.intervals[1].end == 0);
  const BranchFilter main = filter_from_reflog(reflog, "main", "topic");
  REQUIRE(main.intervals.size() == 1);
  CHECK(main.intervals[0].start == 200'000);
  CHECK(main.intervals[0].end == 300'000);
  CHECK(filter_from_reflog({}, "topic", "topic").intervals.empty());
}

TEST_CASE("the reflog says which commit HEAD was at") {
  const Reflog reflog = parse_reflog(k_reflog);
  CHECK(head_at(reflog, 450'000) == "cccc");
  CHECK(head_at(reflog, 260'000) == "bbbb");
  CHECK(head_at(reflog, 50'000).empty());
}

TEST_CASE("a branch that only the start recorded gives way to the reflog") {
  const BranchFilter filter =
      filter_from_reflog(parse_reflog(k_reflog), "topic", "topic");
  Session session = session_at({50, 220, 350});
  for (Request& request : session.requests) {
    request.when.branch = 2; // main
  }
  CHECK(is_empty(on_branch(session, filter)));
  session.knows_start_branch_only = true;
  const Session kept = on_branch(session, filter);
  REQUIRE(kept.requests.size() == 1);
  CHECK(kept.requests[0].text == "at 350");
}

TEST_CASE("turns belong to the branch that HEAD stood on at the time") {
  const BranchFilter filter =
      filter_from_reflog(parse_reflog(k_reflog), "topic", "topic");
  const Session session = on_branch(session_at({150, 220, 500}), filter);
  REQUIRE(session.requests.size() == 2);
  CHECK(session.requests[0].text == "at 150");
  CHECK(session.requests[1].text == "at 500");
}

TEST_CASE("a record that names its branch is believed, whatever the time") {
  const BranchFilter filter =
      filter_from_reflog(parse_reflog(k_reflog), "topic", "topic");
  Session session = session_at({150, 220});
  session.requests[0].when.branch = 2; // main
  session.requests[1].when.branch = 1; // topic
  const Session kept = on_branch(session, filter);
  REQUIRE(kept.requests.size() == 1);
  CHECK(kept.requests[0].text == "at 220");
}

TEST_CASE("where nothing names the branch, the files decide") {
  BranchFilter filter{.branch = "topic", .files = {"/w/a.c"}};
  Session session = session_at({10});
  session.files = {{.path = "/w/b.c", .use = FileUse::modified}};
  CHECK(is_empty(on_branch(session, filter)));
  session.files = {{.path = "/w/a.c", .use = FileUse::read, .was_read = true}};
  CHECK(is_empty(on_branch(session, filter)));
  session.files = {{.path = "/w/a.c", .use = FileUse::modified}};
  CHECK_FALSE(is_empty(on_branch(session, filter)));
}
