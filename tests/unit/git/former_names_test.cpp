// SPDX-License-Identifier: MIT
// Former names of a branch, from its reflog.
#include "git/branch/former_names.hpp"
#include "trash.hpp"

#include <catch2/catch.hpp>

using namespace handoff;
using namespace handoff::git;

namespace {

std::string line(const std::string& time, const std::string& message) {
  return std::string(40, '0') + " " + std::string(40, '1') +
         " A U Thor <a@example.com> " + time + " +0100\t" + message + "\n";
}

} // namespace

TEST_CASE("the former names of a branch come from its reflog") {
  const std::string made = line("100", "branch: Created from HEAD");
  const std::string a_to_b =
      line("200", "Branch: renamed refs/heads/a to refs/heads/b");
  const std::string b_to_c =
      line("300", "Branch: renamed refs/heads/b to refs/heads/c");
  struct Row {
    std::string reflog, name;
    std::vector<std::string> former;
  };
  const Row rows[] = {
      {"", "c", {}},
      {made, "c", {}},
      {made + a_to_b + b_to_c, "c", {"b", "a"}},
      {made + a_to_b + made, "b", {"a"}},
      // Of another branch: HEAD's reflog has all of them.
      {made + a_to_b, "c", {}},
      {made + b_to_c + a_to_b, "c", {"b"}},
      // No rename.
      {line("1", "Branch: copied refs/heads/a to refs/heads/b"), "b", {}},
      {line("1", "commit: Branch: renamed refs/heads/a to refs/heads/b"),
       "b",
       {}},
      {line("1", "Branch: renamed refs/heads/a to refs/heads/bb"), "b", {}},
      {line("1", "Branch: renamed refs/heads/ to refs/heads/b"), "b", {}},
      {"\tBranch: renamed refs/heads/a to refs/heads/b", "b", {"a"}},
      {std::string("\0\n\t\xff", 4), "b", {}},
  };
  for (const Row& row : rows) {
    INFO(row.reflog);
    std::vector<std::string> names;
    for (const FormerName& former : parse_renames(row.reflog, row.name)) {
      names.push_back(former.name);
    }
    CHECK(names == row.former);
  }
  CHECK(parse_renames(a_to_b, "b").at(0).until == 200);
}

TEST_CASE("a former name that another branch has is not free") {
  test::Trash trash;
  trash.commit("one");
  trash.git({"branch", "topic/old"});
  trash.git({"branch", "-m", "topic/old", "new"});
  const std::string common = trash.root / "trash/.git";
  const auto names = former_names(common, "new");
  REQUIRE(names.size() == 1);
  CHECK(names[0].name == "topic/old");
  CHECK(names[0].is_free);
  trash.git({"branch", "topic/old"});
  CHECK_FALSE(former_names(common, "new").at(0).is_free);
  CHECK(former_names(common, "topic/old").empty());
  CHECK(former_names(common, "none").empty());
  CHECK(former_names(common, "").empty());
}
