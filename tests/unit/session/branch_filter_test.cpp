// SPDX-License-Identifier: MIT
// Which turns belong to a branch.
#include "session/find/branch_filter.hpp"

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
  for (UserRequest& request : session.requests) {
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

TEST_CASE("work that was carried to a new branch belongs to it") {
  // Made at 300, with what was done on main since the commit at 250.
  const BranchFilter filter =
      filter_from_reflog(parse_reflog(k_reflog), "topic", "topic");
  REQUIRE(filter.carried.size() == 1);
  CHECK(filter.carried[0].start == 250'000);
  CHECK(filter.carried[0].end == 300'000);
  Session session = session_at({240, 260, 350});
  session.requests[0].when.branch = session.requests[1].when.branch = 2;
  session.requests[2].when.branch = 1;
  const Session kept = on_branch(session, filter);
  REQUIRE(kept.requests.size() == 2);
  CHECK(kept.requests[0].text == "at 260");

  // Another session of that time stayed on main.
  session.requests.pop_back();
  CHECK(is_empty(on_branch(session, filter)));
  // But not where it changed what came along.
  BranchFilter with_files = filter;
  with_files.files = {"/w/a.c"};
  session.files = {{.path = "/w/a.c",
                    .use = FileUse::modified,
                    .when = {.at = 270'000, .branch = 2}}};
  CHECK(on_branch(session, with_files).requests.size() == 1);
  CHECK(on_branch(session, with_files).files.size() == 1);
  session.files[0].when.at = 240'000; // in the commit at 250
  CHECK(is_empty(on_branch(session, with_files)));
}

TEST_CASE("a branch that begins at another commit takes nothing along") {
  const Reflog reflog =
      parse_reflog("bbbb HEAD@{300} checkout: moving from main to topic\n"
                   "aaaa HEAD@{200} commit: one\n");
  CHECK(filter_from_reflog(reflog, "topic", "topic").carried.empty());
  // By way of a third branch, with no commit between.
  const Reflog hops =
      parse_reflog("aaaa HEAD@{300} checkout: moving from other to topic\n"
                   "aaaa HEAD@{250} checkout: moving from main to other\n"
                   "aaaa HEAD@{200} commit: one\n");
  const auto carried = filter_from_reflog(hops, "topic", "topic").carried;
  REQUIRE(carried.size() == 1);
  CHECK(carried[0].start == 200'000);
}
