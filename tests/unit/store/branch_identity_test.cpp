// SPDX-License-Identifier: MIT
// Comparing branches by keyed hash.
#include "redact/redactor.hpp"
#include "store/branch_identity.hpp"
#include "store/inventory.hpp"
#include "store/taken.hpp"
#include "stored_world.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace handoff;
using namespace handoff::store;
using test::StoredWorld;

namespace {

// As a document shows it, behind another address.
std::string shown(const std::string& branch) {
  redact::Redactor redactor(redact::Rules::built_in());
  static_cast<void>(redactor.redact("kim@otherteam.dev"));
  return redactor.redact(branch).text.str();
}

// With a hash, as entries have it now.
LedgerEntry entry(const StoredWorld& world, const std::string& branch) {
  return {.branch = shown(branch),
          .branch_hash = hash_branch(world.common(), branch)};
}

// As git does: the reflog goes along.
void rename(const StoredWorld& world,
            const std::string& from,
            const std::string& to) {
  const std::string logs = world.common() + "/logs/refs/heads";
  std::filesystem::create_directories(logs);
  std::error_code none;
  std::filesystem::rename(logs + "/" + from, logs + "/" + to, none);
  std::ofstream(logs + "/" + to, std::ios::app)
      << "0 1 A <a@example.com> 1000 +0000\tBranch: renamed refs/heads/" << from
      << " to refs/heads/" << to << "\n";
}

} // namespace

TEST_CASE("a branch is identified by its name before redaction") {
  const StoredWorld world;
  const std::string sam = "fix/sam@ourteam.dev";
  const std::string kim = "fix/kim@ourteam.dev";
  REQUIRE(shown(sam) == shown(kim));
  struct Row {
    std::string branch, written_on;
    bool is_same;
  };
  const Row rows[] = {
      {sam, sam, true},
      {kim, kim, true},
      {sam, kim, false},
      {kim, sam, false},
      {"topic", "topic", true},
      {"topic", "topic2", false},
      {"topic", "", false},
      {"", "topic", false},
      {"", "", true},
      {shown(sam), sam, true}, // typed as the document shows it
  };
  for (const Row& row : rows) {
    INFO(row.branch << " " << row.written_on);
    const LedgerEntry written = entry(world, row.written_on);
    const BranchIdentity branch(world.common(), row.branch);
    CHECK(branch.wrote(written) == row.is_same);
    CHECK(branch.wrote(StoredHandoff{.front = {.branch = written.branch},
                                     .branch_hash = written.branch_hash}) ==
          row.is_same);
  }
}

TEST_CASE("without a hash the redacted name decides, as it used to") {
  const StoredWorld world;
  const std::string sam = "fix/sam@ourteam.dev";
  const BranchIdentity branch(world.common(), sam);
  CHECK(branch.wrote(LedgerEntry{.branch = shown(sam)}));
  CHECK_FALSE(branch.wrote(LedgerEntry{.branch = "fix/it"}));
  CHECK_FALSE(branch.wrote(LedgerEntry{.branch = ""}));
  CHECK(BranchIdentity(world.common(), "").wrote(LedgerEntry{}));
  CHECK(BranchIdentity(world.common(), "x").wrote(LedgerEntry{.branch = "x"}));
}

TEST_CASE("the secret is the repository's, made once") {
  const StoredWorld world;
  const StoredWorld other;
  CHECK(BranchIdentity(world.common(), "x").hashes().empty());
  const std::string hash = hash_branch(world.common(), "x");
  CHECK(hash.size() == 32);
  CHECK(hash == hash_branch(world.common(), "x"));
  CHECK(hash != hash_branch(world.common(), "y"));
  CHECK(hash != hash_branch(other.common(), "x"));
  CHECK(BranchIdentity(world.common(), "x").hashes() == std::vector{hash});
}

TEST_CASE("a renamed branch has the handoffs of its former names") {
  const StoredWorld world;
  rename(world, "a", "b");
  rename(world, "b", "c");
  CHECK(hash_branch(world.common(), "c").size() == 32); // makes the secret
  const BranchIdentity branch(world.common(), "c");
  for (const char* name : {"a", "b", "c"}) {
    CHECK(branch.wrote(entry(world, name)));
  }
  CHECK_FALSE(branch.wrote(entry(world, "d")));
  CHECK_FALSE(BranchIdentity(world.common(), "b").wrote(entry(world, "c")));
}

TEST_CASE("an answer is known by the branch that asked") {
  const StoredWorld world;
  LedgerEntry answer = entry(world, "prototype");
  answer.parent_branch_hash = hash_branch(world.common(), "plan");
  CHECK(BranchIdentity(world.common(), "plan").asked(answer));
  CHECK_FALSE(BranchIdentity(world.common(), "prototype").asked(answer));
  CHECK_FALSE(BranchIdentity(world.common(), "").asked(answer));
  CHECK_FALSE(BranchIdentity(world.common(), "").asked(LedgerEntry{}));
}

TEST_CASE("what was taken up is remembered per branch, over a rename") {
  const StoredWorld world;
  const auto taken = [&](const std::string& name) {
    return taken_on(world.common(), BranchIdentity(world.common(), name));
  };
  CHECK(taken("a").empty());
  remember_taken(world.common(), "a", "2222-2222");
  remember_taken(world.common(), "a", "3333-3333");
  remember_taken(world.common(), "", "4444-4444");
  CHECK(taken("a") == "3333-3333");
  CHECK(taken("") == "4444-4444");
  CHECK(taken("b").empty());
  rename(world, "a", "b");
  CHECK(taken("b") == "3333-3333");
}
