// SPDX-License-Identifier: MIT
// Removing handoffs and leftovers.
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "store/discard.hpp"
#include "stored_world.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

using namespace handoff;
using namespace handoff::store;
using test::StoredWorld;
namespace fs = std::filesystem;

TEST_CASE("discarding removes the file and the ledger's entry, twice no harm") {
  const StoredWorld world;
  const WrittenHandoff written = world.write("topic");
  const WrittenHandoff other = world.write("topic");
  const git::Repository repository = {.common_dir = world.common()};
  const StoredHandoff handoff = read_stored(written.path);
  discard(&repository, handoff);
  discard(&repository, handoff);
  CHECK_FALSE(fs::exists(written.path));
  CHECK(fs::exists(other.path));
  REQUIRE(read_ledger(world.common()).entries.size() == 1);
  CHECK(read_ledger(world.common()).entries[0].id == other.id);
}

TEST_CASE("a file outside our stores is never removed") {
  const StoredWorld world;
  const std::string victim = world.at("notes-2222-2222.md");
  base::write_private_file(victim,
                           test::sample_document("2222-2222", "x").view(),
                           base::IfExists::refuse);
  CHECK_THROWS_WITH(discard(nullptr, read_stored(victim)),
                    Catch::Contains("not in a store of yours"));
  CHECK(fs::exists(victim));
}

TEST_CASE("a ledger that names somebody's file cannot have it removed") {
  const StoredWorld world;
  const std::string victim = world.at("precious");
  base::write_private_file(victim, "x", base::IfExists::refuse);
  REQUIRE(add_to_ledger(world.common(), {.id = "2222-2222", .path = victim}));
  const git::Repository repository = {.common_dir = world.common()};
  const Inventory inventory = repository_inventory(world.shelves());
  REQUIRE(inventory.handoffs.size() == 1);
  CHECK_THROWS_AS(discard(&repository, inventory.handoffs[0]), Error);
  CHECK(fs::exists(victim));
}

TEST_CASE("expired is what has reached its time, never is never") {
  StoredHandoff handoff;
  handoff.front.expires = 100;
  CHECK(is_expired(handoff, 100));
  CHECK_FALSE(is_expired(handoff, 99));
  handoff.front.expires = 0;
  CHECK_FALSE(is_expired(handoff, 1'000'000'000'000));
  CHECK(expired(std::vector{handoff}, 1).empty());
}

TEST_CASE("leftovers go when they are old, everything else stays") {
  const StoredWorld world;
  const std::string document = world.write("topic").path;
  const std::string kept[] = {world.root() + "/notes-abcd.md",
                              document + ".edit-bcdfgh",
                              fs::path(document).parent_path().string() +
                                  "/.bcdf.tmp"};
  for (const std::string& path : kept) {
    base::write_private_file(path, "x", base::IfExists::refuse);
  }
  base::write_private_file(
      world.root() + "/mine.txt", "x", base::IfExists::refuse);
  struct stat found {};
  REQUIRE(::stat(document.c_str(), &found) == 0);
  const std::int64_t now = found.st_mtime;
  const std::int64_t day = 86400;
  const std::vector<std::string> roots = {world.root()};
  CHECK(leftovers(roots, now).empty());
  CHECK(leftovers(roots, now + 2 * day).size() == 1);
  CHECK(leftovers(roots, now + 31 * day).size() == 3);
}
