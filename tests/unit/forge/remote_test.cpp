// SPDX-License-Identifier: MIT
// Remote URLs and the pages of forges.
#include "forge/permalink.hpp"
#include "forge/remote.hpp"

#include <catch2/catch.hpp>

using namespace handoff::forge;

TEST_CASE("every form of a remote URL names host, owner and repository") {
  struct Row {
    std::string_view url;
    ForgeKind kind;
    std::string_view host, owner, name;
  };
  static constexpr Row rows[] = {
      {"https://github.com/acme/board.git",
       ForgeKind::github,
       "github.com",
       "acme",
       "board"},
      {"git@github.com:acme/board.git",
       ForgeKind::github,
       "github.com",
       "acme",
       "board"},
      {"ssh://git@github.com:22/acme/board",
       ForgeKind::github,
       "github.com",
       "acme",
       "board"},
      {"https://user:pw@gitlab.acme.io:8443/a/b/c.git/",
       ForgeKind::gitlab,
       "gitlab.acme.io:8443",
       "a/b",
       "c"},
      {"https://codeberg.org/a/b", ForgeKind::gitea, "codeberg.org", "a", "b"},
      {"git@bitbucket.org:team/x.git",
       ForgeKind::bitbucket,
       "bitbucket.org",
       "team",
       "x"},
      {"git@ssh.dev.azure.com:v3/org/proj/repo",
       ForgeKind::azure,
       "dev.azure.com",
       "org/proj",
       "repo"},
      {"https://org@dev.azure.com/org/proj/_git/repo",
       ForgeKind::azure,
       "dev.azure.com",
       "org/proj",
       "repo"},
      {"git@git.sr.ht:~sam/tool",
       ForgeKind::sourcehut,
       "git.sr.ht",
       "~sam",
       "tool"},
      {"https://git.acme.io/x/y.git",
       ForgeKind::unknown,
       "git.acme.io",
       "x",
       "y"},
  };
  for (const Row& row : rows) {
    INFO(row.url);
    const auto remote = parse_remote(row.url);
    REQUIRE(remote);
    CHECK(remote->kind == row.kind);
    CHECK(remote->host == row.host);
    CHECK(remote->owner == row.owner);
    CHECK(remote->name == row.name);
  }
}

TEST_CASE("a local path, a Windows drive and a bare host are no forge") {
  for (const std::string_view url : {"/srv/git/board.git",
                                     "../board",
                                     "C:/git/board",
                                     "file:///srv/x/y",
                                     "https://github.com",
                                     "https://github.com/board",
                                     ""}) {
    INFO(url);
    CHECK_FALSE(parse_remote(url));
  }
}

TEST_CASE("each forge has its own pages") {
  struct Row {
    std::string_view url, commit, lines, compare, issue;
  };
  static constexpr Row rows[] = {
      {"git@github.com:a/b.git",
       "https://github.com/a/b/commit/c0",
       "https://github.com/a/b/blob/c0/x%20y.c#L3-L5",
       "https://github.com/a/b/compare/b0...c0",
       "https://github.com/a/b/issues/7"},
      {"git@gitlab.com:a/g/b.git",
       "https://gitlab.com/a/g/b/-/commit/c0",
       "https://gitlab.com/a/g/b/-/blob/c0/x%20y.c#L3-5",
       "https://gitlab.com/a/g/b/-/compare/b0...c0",
       "https://gitlab.com/a/g/b/-/issues/7"},
      {"https://codeberg.org/a/b",
       "https://codeberg.org/a/b/commit/c0",
       "https://codeberg.org/a/b/src/commit/c0/x%20y.c#L3-L5",
       "https://codeberg.org/a/b/compare/b0...c0",
       "https://codeberg.org/a/b/issues/7"},
      {"git@bitbucket.org:a/b.git",
       "https://bitbucket.org/a/b/commits/c0",
       "https://bitbucket.org/a/b/src/c0/x%20y.c#lines-3:5",
       "https://bitbucket.org/a/b/branches/compare/c0%0Db0",
       "https://bitbucket.org/a/b/issues/7"},
      {"https://dev.azure.com/o/p/_git/r",
       "https://dev.azure.com/o/p/_git/r/commit/c0",
       "https://dev.azure.com/o/p/_git/r?path=/x%20y.c&version=GCc0&line=3&"
       "lineEnd=5&lineStartColumn=1&lineEndColumn=1000",
       "https://dev.azure.com/o/p/_git/r/"
       "branchCompare?baseVersion=GCb0&targetVersion=GCc0",
       "https://dev.azure.com/o/p/_workitems/edit/7"},
      {"git@git.sr.ht:~s/t",
       "https://git.sr.ht/~s/t/commit/c0",
       "https://git.sr.ht/~s/t/tree/c0/item/x%20y.c#L3-5",
       "https://git.sr.ht/~s/t/log/c0",
       ""},
  };
  for (const Row& row : rows) {
    INFO(row.url);
    const Remote remote = parse_remote(row.url).value();
    CHECK(commit_url(remote, "c0") == std::string(row.commit));
    CHECK(file_url(remote, "c0", "x y.c", {3, 5}) == std::string(row.lines));
    CHECK(compare_url(remote, "b0", "c0") == std::string(row.compare));
    CHECK(issue_url(remote, "7").value_or("") == row.issue);
  }
}

TEST_CASE("an unknown forge has no pages") {
  const Remote remote = parse_remote("https://git.acme.io/x/y").value();
  CHECK_FALSE(commit_url(remote, "c0"));
  CHECK_FALSE(file_url(remote, "c0", "f", {}));
  CHECK_FALSE(issue_url(remote, "7"));
}
