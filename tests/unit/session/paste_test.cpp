// SPDX-License-Identifier: MIT
// Pasted text in a person's messages.
#include "session/dialogue/paste.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("what a person typed is separated from what they pasted") {
  struct Row {
    std::string_view message, own;
  };
  static constexpr Row rows[] = {
      {"Use tabs, not spaces.", "Use tabs, not spaces."},
      {"now I get this:\n\nremote: Permission denied to bot.\n"
       "fatal: unable to access 'https://example.com/': error: 403\n",
       "now I get this:"},
      {"now I get\n$ make test\nmake: *** [test] Error 2\nany idea?",
       "now I get\n\nany idea?"},
      {"Error: boom\n    at f (a.js:3:1)\n    at g (b.js:4:1)\n", ""},
      {"why?\n```\nx = 1\n\ny = 2\n```\nUse z.", "why?\n\nUse z."},
      {"why?\n````\n```\nx = 1\n```\ny = 2\n````\nUse z.", "why?\n\nUse z."},
      {"commit this and push", "commit this and push"},
      {"make it faster\nindex the names\nFrom now on use tabs.",
       "make it faster\nindex the names\nFrom now on use tabs."},
      {"1. keep the cache\n2. drop the lock",
       "1. keep the cache\n2. drop the "
       "lock"},
      {"see https://example.com/acme/board/pull/42/files#r1",
       "see https://example.com/acme/board/pull/42/files#r1"},
      {"Fix #42 and cmd/app/cli/main.go:12",
       "Fix #42 and "
       "cmd/app/cli/main.go:12"},
      {"\xe3\x82\xbf\xe3\x83\x96\xe3\x82\x92\xe4\xbd\xbf\xe3\x81\xa3\xe3\x81"
       "\xa6",
       "\xe3\x82\xbf\xe3\x83\x96\xe3\x82\x92\xe4\xbd\xbf\xe3\x81\xa3\xe3\x81"
       "\xa6"},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.message);
    CHECK(own_words(row.message) == row.own);
  }
}

TEST_CASE("a paste becomes one line with what matters") {
  struct Row {
    std::string_view message, line;
  };
  static constexpr Row rows[] = {
      {"it fails\nremote: Counting objects\nfatal: the server said 403\n",
       "it fails\n[pasted output, 2 lines: fatal: the server said 403]"},
      {"Error: no such file\n    at f (a.js:3:1)\n    at g (b.js:4:1)",
       "[pasted stack trace, 3 lines: Error: no such file]"},
      {"diff --git a/a b/a\n@@ -1 +1 @@\n-x\n+y", "[pasted diff, 4 lines]"},
      {"Implement this plan:\n\n# Plan: a cache\n\none\n\n## Steps\n\n1. a\n"
       "2. b\n3. c\n\n## Not now\n\n- d\n- e",
       "Implement this plan:\n[pasted document, 14 lines: Plan: a cache]"},
      {"# Title\nshort note", "# Title\nshort note"},
  };
  for (const Row& row : rows) {
    INFO(row.message);
    CHECK(with_short_pastes(row.message) == row.line);
  }
}
