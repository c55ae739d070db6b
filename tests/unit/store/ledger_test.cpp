// SPDX-License-Identifier: MIT
// The ledger's entries and counter.
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "store/ledger.hpp"
#include "support/temporary_directory.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

using namespace handoff;
using namespace handoff::store;
using test::TemporaryDirectory;

namespace {

LedgerEntry entry(const std::string& id, std::int64_t created = 1) {
  return {.id = id,
          .kind = "continue",
          .branch = "topic",
          .path = "/tmp/git-handoff-0/r/topic-" + id + ".md",
          .created = created};
}

std::string directory_of(const TemporaryDirectory& common) {
  return common / ("handoff/ledger-" + std::to_string(::geteuid()));
}

} // namespace

TEST_CASE("what is entered is read back, odd characters included") {
  const TemporaryDirectory common;
  LedgerEntry odd = entry("4kq7-2mzd");
  odd.branch = "a: b\\n # c";
  odd.path = "/tmp/new\nline\\/x-4kq7-2mzd.md";
  odd.head = "9d01b7e";
  odd.snapshot = "51c0aa2";
  odd.parent = "2p9x-77zb";
  odd.expires = 99;
  CHECK(add_to_ledger(common.path(), odd));
  const Ledger ledger = read_ledger(common.path());
  REQUIRE(ledger.entries.size() == 1);
  const LedgerEntry& read = ledger.entries[0];
  CHECK(read.branch == odd.branch);
  CHECK(read.path == odd.path);
  CHECK(read.kind == odd.kind);
  CHECK(read.head == odd.head);
  CHECK(read.snapshot == odd.snapshot);
  CHECK(read.parent == odd.parent);
  CHECK(read.created == 1);
  CHECK(read.expires == 99);
  CHECK(ledger.warnings.empty());
}

TEST_CASE("an id is entered once") {
  const TemporaryDirectory common;
  CHECK(add_to_ledger(common.path(), entry("4kq7-2mzd")));
  CHECK_FALSE(add_to_ledger(common.path(), entry("4kq7-2mzd")));
}

TEST_CASE("the last one entered is the newest, though the clock went back") {
  const TemporaryDirectory common;
  CHECK(add_to_ledger(common.path(), entry("zzzz-zzzz", 2000)));
  CHECK(add_to_ledger(common.path(), entry("2222-2222", 1000)));
  CHECK(read_ledger(common.path()).entries.back().id == "2222-2222");
}

TEST_CASE("numbers go on where the counter is lost or damaged") {
  const TemporaryDirectory common;
  CHECK(add_to_ledger(common.path(), entry("4kq7-2mzd")));
  CHECK(add_to_ledger(common.path(), entry("5kq7-2mzd")));
  const std::string counter = directory_of(common) + "/sequence";
  SECTION("lost") {
    REQUIRE(::unlink(counter.c_str()) == 0);
  }
  SECTION("damaged") {
    base::write_private_file(counter, "no number", base::IfExists::replace);
  }
  CHECK(add_to_ledger(common.path(), entry("6kq7-2mzd")));
  const Ledger ledger = read_ledger(common.path());
  REQUIRE(ledger.entries.size() == 3);
  CHECK(ledger.entries[2].id == "6kq7-2mzd");
  CHECK(ledger.entries[2].sequence == 3);
}

TEST_CASE("a damaged entry is said, and costs no other") {
  const TemporaryDirectory common;
  CHECK(add_to_ledger(common.path(), entry("2222-2222")));
  const std::string whole =
      base::read_file(directory_of(common) + "/2222-2222");
  struct Row {
    std::string id, bytes;
  };
  const Row rows[] = {
      {"3333-3333", ""},
      {"4444-4444", whole}, // another's id
      {"5555-5555", whole.substr(0, whole.size() / 2)},
      {"6666-6666", std::string(100, '\0')},
      {"7777-7777", "id 7777-7777\npath relative\n"},
  };
  for (const Row& row : rows) {
    base::write_private_file(
        directory_of(common) + "/" + row.id, row.bytes, base::IfExists::refuse);
  }
  REQUIRE(::mkfifo((directory_of(common) + "/8888-8888").c_str(), 0600) == 0);
  std::ofstream(directory_of(common) + "/.passing.tmp") << "x";
  const Ledger ledger = read_ledger(common.path());
  CHECK(ledger.entries.size() == 1);
  CHECK(ledger.warnings.size() == std::size(rows) + 1);
}

TEST_CASE("removing forgets one, and what is not there is no error") {
  const TemporaryDirectory common;
  CHECK(add_to_ledger(common.path(), entry("2222-2222")));
  CHECK(add_to_ledger(common.path(), entry("3333-3333")));
  remove_from_ledger(common.path(), "2222-2222");
  remove_from_ledger(common.path(), "2222-2222");
  remove_from_ledger(common.path(), "../../x");
  REQUIRE(read_ledger(common.path()).entries.size() == 1);
  CHECK(read_ledger(common.path()).entries[0].id == "3333-3333");
}

TEST_CASE("no ledger is an empty ledger") {
  CHECK(read_ledger("/no/such/directory").entries.empty());
}

TEST_CASE("a ledger that cannot be written is an error") {
  const TemporaryDirectory common;
  std::ofstream(common / "handoff") << "in the way";
  CHECK_THROWS_AS(add_to_ledger(common.path(), entry("2222-2222")), Error);
}
