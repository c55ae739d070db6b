// SPDX-License-Identifier: MIT
// Documents, issues and notes that belong to the work.
#include "handoff/artifacts.hpp"

#include <catch2/catch.hpp>

using namespace handoff;

TEST_CASE("a document's role is in its folder or its name") {
  struct Row {
    std::string_view path, role;
  };
  static constexpr Row rows[] = {
      {"docs/adr/0007-names.md", "ADR"},
      {"specs/window.md", "spec"},
      {"PRD.md", "PRD"},
      {"docs/plan-2.md", "plan"},
      {"rfcs/0001.rst", "RFC"},
      {"docs/design/a.adoc", "design"},
      {"src/specs/window.ts", ""},
      {"README.md", ""},
      {"docs/airplane.md", ""},
      {"docs/my-plan.md", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(document_role(row.path) == row.role);
  }
}

TEST_CASE("branch, commits, notes and paths each name artifacts once") {
  git::Scope scope;
  scope.branch = "fix/42-names";
  scope.commits = {{.id = "c1", .subject = "names", .body = "Fixes #42"},
                   {.id = "c2", .subject = "more (#43)"}};
  scope.files = {
      {.path = "docs/adr/0001-x.md"},
      {.path = "docs/adr/0002-gone.md", .kind = git::ChangeKind::deleted}};
  const Artifacts found = find_artifacts(
      scope, "see docs/plans/next.md:12, #44", forge::Tracker::none);
  REQUIRE(found.issues.size() == 3);
  CHECK(found.issues[0].reference.key == "42");
  CHECK(found.issues[0].reference.action == forge::Action::fixes);
  CHECK(found.issues[0].is_named_by_branch);
  CHECK(found.issues[0].commit == "c1");
  CHECK(found.issues[1].commit == "c2");
  CHECK(found.issues[2].reference.key == "44");
  REQUIRE(found.documents.size() == 2);
  CHECK(found.documents[0].path == "docs/plans/next.md");
  CHECK_FALSE(found.documents[0].is_changed);
  CHECK(found.documents[1].path == "docs/adr/0001-x.md");
  CHECK(found.documents[1].is_changed);
}
