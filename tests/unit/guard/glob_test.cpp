// SPDX-License-Identifier: MIT
// Patterns of paths.
#include "guard/policy/glob.hpp"

#include <catch2/catch.hpp>

#include <string>

using handoff::guard::matches_glob;

TEST_CASE("globs match as in .gitignore") {
  struct Row {
    const char* glob;
    const char* path;
    bool matches;
  };
  const Row rows[] = {
      {"notes.md", "notes.md", true},
      {"notes.md", "docs/notes.md", true},
      {"/notes.md", "docs/notes.md", false},
      {"/notes.md", "notes.md", true},
      {"*.md", "a/b/c.md", true},
      {"docs/*.md", "docs/a.md", true},
      {"docs/*.md", "docs/a/b.md", false},
      {"docs/**", "docs/a/b.md", true},
      {"docs/**", "other/docs/a.md", false},
      {"docs/", "docs/a/b.md", true},
      {"**/handoffs/*.md", "handoffs/a.md", true},
      {"**/handoffs/*.md", "x/y/handoffs/a.md", true},
      {"docs/**/a.md", "docs/a.md", true},
      {"docs/**/a.md", "docs/x/y/a.md", true},
      {"docs/**/a.md", "docsa.md", false},
      {"a?c", "abc", true},
      {"a?c", "a/c", false},
      {"", "a", false},
      {"*", "a", true},
  };
  for (const Row& row : rows) {
    INFO(row.glob << " " << row.path);
    CHECK(matches_glob(row.glob, row.path) == row.matches);
  }
}

TEST_CASE("a glob of stars takes no exponential time") {
  const std::string glob(200, '*');
  CHECK_FALSE(matches_glob(glob + "a" + glob + "b", std::string(2000, 'a')));
}
