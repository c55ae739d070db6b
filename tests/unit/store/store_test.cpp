// SPDX-License-Identifier: MIT
// Writing handoffs.
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "redact/redactor.hpp"
#include "store/anchors.hpp"
#include "store/branch_identity.hpp"
#include "store/id.hpp"
#include "store/ledger.hpp"
#include "store/reserved_id.hpp"
#include "store/store.hpp"
#include "stored_world.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <set>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace handoff;
using namespace handoff::store;
using test::TemporaryDirectory;
namespace fs = std::filesystem;

namespace {

struct World {
  World() { fs::create_directories(directory / "common"); }

  [[nodiscard]] Places places(const std::string& name = "tmp") const {
    fs::create_directories(directory / name);
    return {.roots = {store_root(directory / name)}};
  }
  [[nodiscard]] std::string common() const { return directory / "common"; }
  TemporaryDirectory directory;
};

WrittenHandoff write(const Places& places, const std::string& common_dir) {
  const ReservedId reserved(common_dir);
  return write_handoff(
      places, common_dir, test::sample_handoff(reserved.id(), "topic/x"));
}

redact::RedactedText redacted(const std::string& text) {
  return redact::Redactor(redact::Rules::built_in()).redact(text).text;
}

Header header(const std::string& branch, const std::string& purpose) {
  return {.facts = {.id = "4kq7-2mzd"},
          .purpose = redacted(purpose),
          .branch = redacted(branch)};
}

mode_t mode_of(const fs::path& path) {
  struct stat found {};
  REQUIRE(::lstat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

} // namespace

TEST_CASE("a handoff is written for its owner alone and entered") {
  const World world;
  const Places places = world.places();
  const WrittenHandoff written = write(places, world.common());
  CHECK(written.path == places.roots[0] + "/acme-board/topic-x-fix-the-thing-" +
                            written.id + ".md");
  CHECK(base::read_file(written.path) ==
        test::sample_document(written.id, "topic/x").str());
  CHECK(mode_of(written.path) == 0600);
  CHECK(mode_of(fs::path(written.path).parent_path()) == 0700);
  CHECK(mode_of(places.roots[0]) == 0700);
  CHECK(written.warnings.empty());
  const Ledger ledger = read_ledger(world.common());
  REQUIRE(ledger.entries.size() == 1);
  CHECK(ledger.entries[0].id == written.id);
  CHECK(ledger.entries[0].path == written.path);
  CHECK(ledger.entries[0].branch == "topic/x");
  CHECK(ledger.entries[0].digest ==
        document_digest(test::sample_document(written.id, "topic/x").view()));
  CHECK(ledger.entries[0].is_sealed);
  CHECK(BranchIdentity(world.common(), "topic/x").wrote(ledger.entries[0]));
  CHECK(stored_files(places.roots) == std::vector{written.path});
  CHECK(is_in_store(written.path));
}

TEST_CASE("an id is reserved while its handoff is made, and free afterwards") {
  const World world;
  const std::string common = world.common();
  std::string id;
  {
    const ReservedId reserved(common);
    id = reserved.id();
    CHECK(is_id(id));
    CHECK_FALSE(reserve_id(common, id));
    CHECK(read_ledger(common).entries.empty());
    CHECK(read_ledger(common).warnings.empty());
  }
  CHECK(reserve_id(common, id));
  release_id(common, id);
  REQUIRE(add_to_ledger(common, {.id = id, .path = "/elsewhere.md"}));
  CHECK_FALSE(reserve_id(common, id));
  CHECK(stale_reservations(common, 4'000'000'000).empty());
  // Without a ledger an id is only chosen.
  CHECK(is_id(ReservedId("").id()));
}

TEST_CASE("what belongs beside a document is written with it, or nothing is") {
  const World world;
  const ReservedId reserved(world.common());
  NewHandoff handoff = test::sample_handoff(reserved.id(), "topic/x");
  handoff.full = handoff.document;
  handoff.anchors.commits.push_back({.commit = std::string(40, 'a')});
  const WrittenHandoff written =
      write_handoff(world.places(), world.common(), handoff);
  CHECK(base::read_file(full_path(written.path)) == handoff.full->str());
  CHECK(read_anchors(written.path).commits.size() == 1);
  // A second one of the same name touches none of it.
  CHECK_THROWS_AS(write_handoff(world.places(), "", handoff), Error);
  CHECK(fs::exists(written.path));
  CHECK(fs::exists(full_path(written.path)));
}

TEST_CASE("many at once never share a file or an id") {
  const World world;
  const Places places = world.places();
  std::vector<WrittenHandoff> written(8);
  std::vector<std::thread> threads;
  for (WrittenHandoff& one : written) {
    threads.emplace_back([&] { one = write(places, world.common()); });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  std::set<std::string> ids;
  for (const WrittenHandoff& one : written) {
    ids.insert(one.id);
    CHECK(one.warnings.empty());
  }
  CHECK(ids.size() == written.size());
  CHECK(stored_files(places.roots).size() == written.size());
  CHECK(read_ledger(world.common()).entries.size() == written.size());
}

TEST_CASE("a place that fails is said and the next one takes it") {
  const World world;
  Places places = world.places("bad");
  places.roots.push_back(world.places("good").roots[0]);
  std::string why;
  SECTION("a file in the store's place") {
    std::ofstream(places.roots[0]) << "x";
    why = "not a directory";
  }
  SECTION("a symlink in the store's place") {
    fs::create_directories(world.directory / "elsewhere");
    REQUIRE(::symlink((world.directory / "elsewhere").c_str(),
                      places.roots[0].c_str()) == 0);
    why = "symbolic link";
  }
  SECTION("a store that others can enter") {
    REQUIRE(::mkdir(places.roots[0].c_str(), 0755) == 0);
    REQUIRE(::chmod(places.roots[0].c_str(), 0755) == 0);
    why = "other users can access";
  }
  SECTION("a directory that has gone") {
    fs::remove_all(world.directory / "bad");
    why = "No such file";
  }
  const WrittenHandoff written = write(places, world.common());
  CHECK_THAT(written.path, Catch::StartsWith(places.roots[1]));
  REQUIRE(written.warnings.size() == 1);
  CHECK_THAT(written.warnings[0], Catch::Contains(why));
  const Places only_bad = {.roots = {places.roots[0]}};
  CHECK_THROWS_WITH(write(only_bad, world.common()), Catch::Contains(why));
}

TEST_CASE("a ledger that cannot be written costs no handoff") {
  const World world;
  std::ofstream(world.directory / "common/handoff") << "in the way";
  const WrittenHandoff written = write(world.places(), world.common());
  CHECK(fs::exists(written.path));
  REQUIRE(written.warnings.size() == 1);
  CHECK_THAT(written.warnings[0], Catch::Contains("list --all"));
}

TEST_CASE("file names say what it is and can do no harm") {
  struct Row {
    std::string branch, purpose, name;
  };
  const std::string long_word(300, 'x');
  const Row rows[] = {
      {"topic", "Do it", "topic-do-it-4kq7-2mzd.md"},
      {"", "", "handoff-4kq7-2mzd.md"},
      {"", "...", "handoff-4kq7-2mzd.md"},
      {"-rf", ".hidden", "rf-hidden-4kq7-2mzd.md"},
      {"../../etc/passwd", "a/b\\c", "etc-passwd-a-b-c-4kq7-2mzd.md"},
      {"a;b|c$(d)`e`'f\"", "* ? ~", "a-b-c-d-e-f-4kq7-2mzd.md"},
      {"v1.2_x",
       "[REDACTED:email#1] it",
       "v1.2_x-redacted-email-1-it-4kq7-2mzd.md"},
      {"größe/日本", "Ünïcode", "größe-日本-Ünïcode-4kq7-2mzd.md"},
      {"a\nb\tc",
       "x\xe2\x80\xae"
       "y\xe2\x80\x8bz\x1b[31m",
       "a-b-c-x-u-202e-y-u-200b-z\xe2\x90\x9b-31m-4kq7-2mzd.md"},
      {"bad\xff utf8",
       "a\xc2\xa0 b\xe3\x80\x80 c",
       "bad-utf8-a-b-c-4kq7-2mzd.md"},
      {long_word,
       long_word,
       std::string(80, 'x') + "-" + std::string(60, 'x') + "-4kq7-2mzd.md"},
      {"topic",
       "cut between words and not in the middle of the last long word",
       "topic-cut-between-words-and-not-in-the-middle-of-the-last-long-"
       "4kq7-2mzd.md"},
  };
  for (const Row& row : rows) {
    CHECK(file_name(header(row.branch, row.purpose)) == row.name);
  }
  std::string wide;
  for (int i = 0; i < 100; ++i) {
    wide += "日";
  }
  CHECK(file_name(header(wide, wide)).size() < 200);
  CHECK(directory_name({.repository = redacted("acme/board")}) == "acme-board");
  CHECK(directory_name({.repository = redacted("..")}) == "repository");
}

TEST_CASE("only what has the form of our file, in a store of ours, is ours") {
  const World world;
  const WrittenHandoff written = write(world.places(), world.common());
  const std::string directory = fs::path(written.path).parent_path().string();
  CHECK(is_in_store(directory + "/x-2222-2222.md"));
  for (const std::string& path :
       {std::string("/etc/passwd"),
        std::string("x-2222-2222.md"),
        directory + "/notes.md",
        directory + "/2222-2222.md",
        directory + "/x-2222-2222.txt",
        directory + "/../../x-2222-2222.md",
        directory + "/sub/x-2222-2222.md",
        world.directory / "git-handoff-99999/r/x-2222-2222.md"}) {
    INFO(path);
    CHECK_FALSE(is_in_store(path));
  }
  REQUIRE(::chmod(directory.c_str(), 0755) == 0);
  CHECK_FALSE(is_in_store(directory + "/x-2222-2222.md"));
  CHECK(stored_files(world.places().roots).empty());
}

TEST_CASE("a document is replaced in one step, if it is as expected") {
  const World world;
  const WrittenHandoff written = write(world.places(), world.common());
  redact::Redactor redactor(redact::Rules::built_in());
  const redact::RedactedText text = redactor.redact("new").text;
  const std::string before = base::read_file(written.path);
  CHECK(rewrite_handoff(written.path, "other", text) == Rewritten::changed);
  CHECK(base::read_file(written.path) == before);
  CHECK(rewrite_handoff(written.path, before, text) == Rewritten::done);
  CHECK(base::read_file(written.path) == "new");
  CHECK(mode_of(written.path) == 0600);
  std::filesystem::remove(written.path);
  CHECK(rewrite_handoff(written.path, "new", text) == Rewritten::gone);
  CHECK_FALSE(std::filesystem::exists(written.path));
}
