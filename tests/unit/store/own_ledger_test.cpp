// SPDX-License-Identifier: MIT
// Seals, and ledgers from elsewhere.
#include "base/private_file.hpp"
#include "git/state_directory.hpp"
#include "store/own_ledger.hpp"
#include "store/secret.hpp"
#include "stored_world.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace handoff;
using namespace handoff::store;
using test::StoredWorld;
namespace fs = std::filesystem;

namespace {

std::string ledger_of(const std::string& common_dir) {
  return git::state_directory(common_dir, "ledger");
}

// Puts an entry into a ledger as an archive would.
void plant(const std::string& common_dir,
           const std::string& id,
           const std::string& text) {
  static_cast<void>(git::make_state_directory(common_dir, "ledger"));
  base::write_private_file(
      ledger_of(common_dir) + "/" + id, text, base::IfExists::replace);
}

std::string without_seal(const std::string& text) {
  return text.substr(0, text.find("seal "));
}

} // namespace

TEST_CASE("what this user wrote here counts, even where it has gone") {
  const StoredWorld world;
  const WrittenHandoff written = world.write("topic");
  CHECK(own_ledger(world.shelves()).entries.size() == 1);
  fs::remove(written.path);
  const Ledger ledger = own_ledger(world.shelves());
  CHECK(ledger.entries.size() == 1);
  CHECK(ledger.warnings.empty());
}

TEST_CASE("a ledger from elsewhere is ignored, and said") {
  const StoredWorld world;
  const WrittenHandoff theirs = world.write("topic");
  const std::string entry =
      base::read_file(ledger_of(world.common()) + "/" + theirs.id);
  const Shelves here = {world.at("elsewhere"), {world.root()}};
  fs::create_directories(here.common_dir);
  struct Row {
    std::string what, entry;
  };
  const Row rows[] = {
      {"copied with its seal", entry},
      {"without a seal", without_seal(entry)},
      {"with a seal that somebody made up",
       without_seal(entry) + "seal " + std::string(32, 'a') + "\n"},
      {"of a file outside every store",
       "id " + theirs.id + "\nkind continue\npath /etc/passwd\n"},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    plant(here.common_dir, theirs.id, row.entry);
    const Ledger ledger = own_ledger(here);
    CHECK(ledger.entries.empty());
    REQUIRE(ledger.warnings.size() == 1);
    CHECK_THAT(ledger.warnings[0], Catch::Contains("1 entry"));
  }
}

TEST_CASE("an entry that was changed has lost its seal") {
  const StoredWorld world;
  const WrittenHandoff written = world.write("topic");
  const std::string path = ledger_of(world.common()) + "/" + written.id;
  std::string text = base::read_file(path);
  text.replace(text.find("expires "), 8, "expires 1");
  base::write_private_file(path, text, base::IfExists::replace);
  CHECK_FALSE(read_ledger(world.common()).entries.at(0).is_sealed);
}

TEST_CASE("a secret is whole or none, and made once") {
  const test::TemporaryDirectory directory;
  const std::string path = directory / "key";
  CHECK(read_secret(path).empty());
  const std::string secret = make_secret(path);
  CHECK(secret.size() == 52);
  CHECK(make_secret(path) == secret);
  CHECK(read_secret(path) == secret);
  for (const std::string& damaged :
       {std::string(), secret, secret + "x", "0" + secret.substr(1) + "\n"}) {
    base::write_private_file(path, damaged, base::IfExists::replace);
    CHECK(read_secret(path).empty());
  }
  const std::string fresh = make_secret(path);
  CHECK(fresh != secret);
  CHECK(read_secret(path) == fresh);
}
