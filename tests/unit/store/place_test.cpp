// SPDX-License-Identifier: MIT
// Which directory the store is in.
#include "base/error.hpp"
#include "store/place.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace handoff;
using namespace handoff::store;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

// A repository "tree" with a linked worktree "linked", and a directory for
// each place, as git makes them.
class World {
public:
  World() {
    for (const char* name : {"tree/.git/objects",
                             "tree/.git/refs",
                             "tree/.git/worktrees/linked",
                             "tree/tmp",
                             "linked/tmp",
                             "other/.git",
                             "other/tmp",
                             "bare.git/objects",
                             "bare.git/refs",
                             "tmp",
                             "fallback"}) {
      fs::create_directories(at(name));
    }
    for (const char* name : {"tree/.git/HEAD",
                             "tree/.git/worktrees/linked/HEAD",
                             "other/.git/HEAD",
                             "bare.git/HEAD"}) {
      std::ofstream(at(name)) << "ref: refs/heads/main\n";
    }
    std::ofstream(at("linked/.git"))
        << "gitdir: ../tree/.git/worktrees/linked\n";
  }

  [[nodiscard]] std::string at(const std::string& name) const {
    return directory_ / name;
  }
  [[nodiscard]] std::string root(const std::string& name) const {
    return store_root(at(name));
  }
  // The query of somebody in "tree".
  [[nodiscard]] PlaceQuery query() const {
    return {.own = {.worktree = at("tree"),
                    .git_dir = at("tree/.git"),
                    .common_dir = at("tree/.git")},
            .fallbacks = {at("fallback")}};
  }

private:
  TemporaryDirectory directory_;
};

Places places_for_tmpdir(const World& world, const std::string& tmpdir) {
  PlaceQuery query = world.query();
  query.tmpdir = tmpdir;
  return find_places(query);
}

} // namespace

TEST_CASE("TMPDIR comes before the fallbacks, handoff.dir before both") {
  const World world;
  PlaceQuery query = world.query();
  CHECK(find_places(query).roots == std::vector{world.root("fallback")});
  query.tmpdir = world.at("tmp");
  CHECK(find_places(query).roots ==
        std::vector{world.root("tmp"), world.root("fallback")});
  fs::create_directories(world.at("mine"));
  query.configured = world.at("mine");
  CHECK(find_places(query).roots == std::vector{world.root("mine"),
                                                world.root("tmp"),
                                                world.root("fallback")});
  CHECK(find_places(query).warnings.empty());
}

TEST_CASE("a TMPDIR that cannot serve is passed over, and it is said why") {
  const World world;
  REQUIRE(::mkdir(world.at("open").c_str(), 0777) == 0);
  REQUIRE(::chmod(world.at("open").c_str(), 0777) == 0);
  std::ofstream(world.at("file")) << "x";
  REQUIRE(::symlink("tree/tmp", world.at("sly").c_str()) == 0);
  struct Row {
    std::string tmpdir, why;
  };
  const Row rows[] = {
      {"tmp", "is not an absolute path"},
      {world.at("none"), "is not a directory"},
      {world.at("file"), "is not a directory"},
      {world.at("open"), "is writable by others"},
      {world.at("tree"), "is inside the work tree '" + world.at("tree")},
      {world.at("tree/tmp"), "is inside the work tree '" + world.at("tree")},
      {world.at("tmp/../tree/tmp"), "is inside the work tree"},
      {world.at("sly"), "is inside the work tree '" + world.at("tree")},
      {world.at("tree/.git/refs"), "is inside the git directory"},
      {world.at("linked/tmp"), "is inside the work tree"},
      {world.at("other/tmp"), "is inside the work tree"},
      {world.at("bare.git/refs"), "is inside the git directory"},
  };
  for (const Row& row : rows) {
    INFO(row.tmpdir);
    const Places places = places_for_tmpdir(world, row.tmpdir);
    CHECK(places.roots == std::vector{world.root("fallback")});
    REQUIRE(places.warnings.size() == 1);
    CHECK_THAT(places.warnings[0], Catch::Contains(row.why));
    CHECK_THAT(places.warnings[0], Catch::Contains(row.tmpdir));
  }
}

TEST_CASE("a directory named .git that is not a repository is ignored") {
  const World world;
  fs::create_directories(world.at("tmp/.git"));
  CHECK(places_for_tmpdir(world, world.at("tmp")).roots.front() ==
        world.root("tmp"));
  fs::remove(world.at("tmp/.git"));
  REQUIRE(::mkfifo(world.at("tmp/.git").c_str(), 0600) == 0);
  CHECK(places_for_tmpdir(world, world.at("tmp")).roots.front() ==
        world.root("tmp"));
}

TEST_CASE("a sticky directory like /tmp serves") {
  const World world;
  REQUIRE(::chmod(world.at("tmp").c_str(), 01777) == 0);
  CHECK(places_for_tmpdir(world, world.at("tmp")).warnings.empty());
}

TEST_CASE("handoff.dir inside this repository is refused") {
  const World world;
  for (const std::string& path : {world.at("tree/tmp"),
                                  world.at("linked/tmp"),
                                  world.at("tree/.git/refs"),
                                  std::string("relative")}) {
    INFO(path);
    PlaceQuery query = world.query();
    query.configured = path;
    CHECK_THROWS_WITH(find_places(query), Catch::Contains(path));
  }
}

TEST_CASE("handoff.dir inside another repository is the user's will") {
  const World world;
  PlaceQuery query = world.query();
  query.configured = world.at("other/tmp");
  CHECK(find_places(query).roots.front() == world.root("other/tmp"));
}

TEST_CASE("the repository around a submodule is this repository as well") {
  const World world;
  fs::create_directories(world.at("tree/.git/modules/sub"));
  fs::create_directories(world.at("tree/sub"));
  PlaceQuery query = world.query();
  query.own = {.worktree = world.at("tree/sub"),
               .git_dir = world.at("tree/.git/modules/sub"),
               .common_dir = world.at("tree/.git/modules/sub")};
  query.configured = world.at("tree/tmp");
  CHECK_THROWS_AS(find_places(query), Error);
}

TEST_CASE("where no place is left, each one's reason is said") {
  const World world;
  PlaceQuery query = world.query();
  query.fallbacks = {world.at("tree/tmp"), "/no/such/directory"};
  CHECK_THROWS_WITH(find_places(query),
                    Catch::Contains("is inside the work tree") &&
                        Catch::Contains("'/no/such/directory' is not "
                                        "a directory"));
}
