// SPDX-License-Identifier: MIT
// Operations in progress: merge, rebase, bisect.
#include "git/branch/scope.hpp"
#include "git/trash.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

TEST_CASE("what git is in the middle of is named") {
  test::Trash work;
  work.commit("before");
  work.commit_file("a/file", "a\n");
  work.git({"switch", "-q", "-c", "topic"});
  work.commit_file("a/file", "a\nmore\n");
  work.git({"switch", "-q", "main"});
  work.commit_file("a/file", "theirs\n");
  work.git({"switch", "-q", "topic"});
  struct Row {
    std::vector<std::string> start;
    const char* operation;
    std::vector<std::string> abort;
  };
  const std::string main = work.id("main");
  const std::string topic = work.id("topic");
  const Row rows[] = {
      {{"merge", "main"}, "merge", {"merge", "--abort"}},
      {{"cherry-pick", "main"}, "cherry-pick", {"cherry-pick", "--abort"}},
      {{"revert", "main"}, "revert", {"revert", "--abort"}},
      {{"rebase", "main"}, "rebase", {"rebase", "--abort"}},
      {{"rebase", "--apply", "main"}, "rebase", {"rebase", "--abort"}},
      {{"bisect", "start", "topic", "topic~1"}, "bisect", {"bisect", "reset"}}};
  for (const Row& row : rows) {
    INFO(row.operation);
    CHECK(git::read_scope(git::discover(), {}).operation.empty());
    static_cast<void>(work.try_git(row.start));
    const git::Scope scope = git::read_scope(git::discover(), {});
    CHECK(scope.operation == row.operation);
    const std::string told = scope.notes.empty() ? "" : scope.notes.front();
    if (scope.operation == "rebase") {
      CHECK(scope.branch == "topic");
      CHECK(scope.base_name == "main");
      CHECK(told == "the rebase: step 1 of 1, onto " + scope.short_id(main) +
                        ", the branch was at " + scope.short_id(topic));
    } else if (scope.operation != "bisect") {
      CHECK(told == "the " + scope.operation + ": of " + scope.short_id(main));
    }
    work.git(row.abort);
  }
}
