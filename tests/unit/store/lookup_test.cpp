// SPDX-License-Identifier: MIT
// Finding a handoff by what the user typed.
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "store/lookup.hpp"
#include "stored_world.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

using namespace handoff;
using namespace handoff::store;
using test::StoredWorld;

namespace {

Shelves shelves(const StoredWorld& world) {
  return {world.common(), {world.root()}};
}

BranchIdentity branch(const StoredWorld& world, const std::string& name) {
  return {world.common(), name};
}

// An id that `id` is not the beginning of, one slip of the hand away.
std::string slip(std::string id) {
  id[8] = id[8] == 'z' ? 'y' : 'z';
  return id;
}

LedgerEntry entry(const StoredWorld& world, const std::string& id) {
  return {.id = id,
          .kind = "continue",
          .branch = "topic",
          .path = world.root() + "/r/topic-" + id + ".md",
          .created = 1,
          .expires = 2};
}

} // namespace

TEST_CASE("an id, its beginning, 'last', '-' and a path name a handoff") {
  const StoredWorld world;
  const std::string older = world.write("a").id;
  const WrittenHandoff written = world.write("b");
  for (const std::string& typed : {written.id,
                                   written.id.substr(0, 7),
                                   std::string("last"),
                                   std::string("-"),
                                   written.path}) {
    INFO(typed);
    const StoredHandoff found = find_handoff(shelves(world), typed);
    CHECK(found.front.id == written.id);
    CHECK(found.front.branch == "b");
    CHECK(found.presence == Presence::present);
  }
  CHECK(find_handoff(shelves(world), older).front.branch == "a");
}

TEST_CASE("an unknown id names the nearest, an ambiguous one all it can be") {
  const StoredWorld world;
  REQUIRE(add_to_ledger(world.common(), entry(world, "2345-6789")));
  REQUIRE(add_to_ledger(world.common(), entry(world, "2345-bcdf")));
  try {
    static_cast<void>(find_handoff(shelves(world), slip("2345-6789")));
    FAIL("an unknown id was found");
  } catch (const Error& error) {
    CHECK_THAT(error.hint(), Catch::Contains("2345-6789"));
  }
  try {
    static_cast<void>(find_handoff(shelves(world), "23"));
    FAIL("an ambiguous id was found");
  } catch (const Error& error) {
    CHECK_THAT(error.what(), Catch::Contains("ambiguous"));
    CHECK_THAT(error.hint(),
               Catch::Contains("2345-6789") && Catch::Contains("2345-bcdf"));
  }
  for (const char* typed : {"x", "", "[a-z]*", "lastt"}) {
    INFO(typed);
    CHECK_THROWS_AS(find_handoff(shelves(world), typed), Error);
  }
}

TEST_CASE("what only another repository's ledger knows is found by its id") {
  const StoredWorld world;
  const std::string id = world.write("foreign", world.at("tmp")).id;
  CHECK(repository_inventory(world.shelves()).handoffs.empty());
  CHECK(find_handoff(shelves(world), id).front.branch == "foreign");
  CHECK_THROWS_WITH(find_handoff(shelves(world), "last"),
                    Catch::Contains("has no handoff"));
}

TEST_CASE("the newest for a branch is the last one written for it") {
  const StoredWorld world;
  world.write("topic");
  const std::string newest = world.write("topic").id;
  const std::string other = world.write("other").id;
  CHECK(find_for_branch(shelves(world), branch(world, "topic"))
            .handoff.front.id == newest);
  try {
    static_cast<void>(find_for_branch(shelves(world), branch(world, "none")));
    FAIL("a branch without handoff has one");
  } catch (const Error& error) {
    CHECK_THAT(error.hint(), Catch::Contains(other));
  }
}

TEST_CASE("a branch's name selects the newest handoff written for it") {
  const StoredWorld world;
  world.write("feature/window");
  const std::string newest = world.write("feature/window").id;
  const std::string plan = world.write("plan").id;
  const auto found = [&](const std::string& typed) {
    return find_handoff(shelves(world), typed).front.id;
  };
  CHECK(found("feature/window") == newest);
  CHECK(found("plan") == plan);
  CHECK(found(plan) == plan);
  CHECK_THROWS_AS(found("pla"), Error);
  // What else holds a slash is a path.
  for (const char* path : {"feature/windo", "./plan"}) {
    CHECK(find_handoff(shelves(world), path).presence == Presence::gone);
  }
}

TEST_CASE("a file that the system has cleared away is gone, and said so") {
  const StoredWorld world;
  const WrittenHandoff written = world.write("topic");
  REQUIRE(::unlink(written.path.c_str()) == 0);
  const StoredHandoff found = find_handoff(shelves(world), "last");
  CHECK(found.presence == Presence::gone);
  CHECK(found.front.branch == "topic");
  CHECK_THROWS_WITH(require_document(found), Catch::Contains("is gone"));
}

TEST_CASE("a damaged file is listed as such, whatever is in it") {
  const StoredWorld world;
  const WrittenHandoff written = world.write("topic");
  const std::string rows[] = {"",
                              std::string(5000, '\0'),
                              "\xff\xfe\x00garbage",
                              "---\nhandoff: 1\n",
                              test::sample_document("2222-2222", "x").str()};
  for (const std::string& bytes : rows) {
    base::write_private_file(written.path, bytes, base::IfExists::replace);
    const Inventory inventory = repository_inventory(world.shelves());
    REQUIRE(inventory.handoffs.size() == 1);
    const StoredHandoff& found = inventory.handoffs[0];
    CHECK(found.presence == Presence::damaged);
    CHECK_FALSE(found.problem.empty());
    CHECK(found.front.id == written.id);
    CHECK(found.front.branch == "topic");
    CHECK_THROWS_WITH(require_document(found), Catch::Contains("damaged"));
  }
  REQUIRE(::unlink(written.path.c_str()) == 0);
  REQUIRE(::mkfifo(written.path.c_str(), 0600) == 0);
  CHECK(repository_inventory(world.shelves()).handoffs[0].presence ==
        Presence::damaged);
}

TEST_CASE("the whole inventory holds each file once") {
  const StoredWorld world;
  const std::string id = world.write("mine").id;
  world.write("foreign", world.at("tmp"));
  const Inventory inventory =
      whole_inventory({world.common(), {world.root(), world.root()}});
  CHECK(inventory.handoffs.size() == 2);
  CHECK(whole_inventory({"", {world.root()}}).handoffs.size() == 2);
}
