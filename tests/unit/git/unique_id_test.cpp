// SPDX-License-Identifier: MIT
// Whether an abbreviated id is unique, read directly.
#include "git/direct/unique_id.hpp"
#include "git/git.hpp"
#include "git/trash.hpp"
#include "text/split.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace handoff::git {
namespace {

// Two hundred files, in one commit.
void fill(test::Trash& trash) {
  for (int i = 0; i < 200; ++i) {
    trash.write("f" + std::to_string(i), std::to_string(i) + "\n");
  }
  trash.commit("many");
}

// What holds for every object, as git lists them.
void compare_with_git(test::Trash& trash) {
  const Repository repository = discover(Ask::place);
  const std::string listing = trash.git(
      {"cat-file", "--batch-all-objects", "--batch-check=%(objectname)"});
  const auto ids = handoff::text::split(listing, '\n');
  REQUIRE(ids.size() > 200);
  std::size_t unique = 0;
  for (const std::string_view id : ids) {
    for (const std::size_t digits : {2U, 3U, 4U, 7U, 40U}) {
      const auto same = std::ranges::count_if(ids, [&](auto other) {
        return other.starts_with(id.substr(0, digits));
      });
      INFO(id << " " << digits);
      CHECK(is_unique_here(repository, std::string(id), digits) == (same == 1));
      unique += digits == 2 && same == 1 ? 1 : 0;
    }
  }
  // Both answers were there to be told apart.
  CHECK(unique > 10);
  CHECK(unique < ids.size() - 10);
}

TEST_CASE("a name is unique when git lists no other that begins so") {
  const std::string format = GENERATE("sha1", "sha256");
  test::Trash trash({"--object-format=" + format});
  fill(trash);
  SECTION("loose") {}
  SECTION("packed") {
    trash.git({"repack", "-q", "-a", "-d"});
  }
  SECTION("both, in several packs, with one index for them") {
    trash.git({"repack", "-q", "-d"});
    trash.write("more", "of it\n");
    trash.commit("more");
    trash.git({"repack", "-q", "-d", "--write-midx"});
    trash.write("last", "loose\n");
    trash.commit("last");
  }
  compare_with_git(trash);
}

TEST_CASE("what only git can tell is left to git") {
  test::Trash trash;
  fill(trash);
  const std::string head = trash.id("HEAD");
  const Repository repository = discover(Ask::place);
  REQUIRE(is_unique_here(repository, head, 40));
  CHECK_FALSE(is_unique_here(repository, "HEAD", 7));
  CHECK_FALSE(is_unique_here(repository, head, 1));
  SECTION("alternates") {
    trash.write(".git/objects/info/alternates", "/nowhere\n");
  }
  SECTION("objects elsewhere") {
    trash.environment.set("GIT_ALTERNATE_OBJECT_DIRECTORIES", "/nowhere");
  }
  SECTION("a pack without its index") {
    trash.write(".git/objects/pack/pack-1.pack", "PACK");
  }
  SECTION("a damaged index") {
    const std::string bytes =
        GENERATE("",
                 "\377tOc",
                 std::string("\377tOc\0\0\0\2", 8),
                 std::string("\377tOc\0\0\0\2", 8) + std::string(1024, '\377'));
    trash.write(".git/objects/pack/pack-1.pack", "PACK");
    trash.write(".git/objects/pack/pack-1.idx", bytes);
  }
  CHECK_FALSE(is_unique_here(repository, head, 40));
}

} // namespace
} // namespace handoff::git
