// SPDX-License-Identifier: MIT
// Tests, builds and linters among commands.
#include "session/dialogue/check_kind.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("tests, builds, lints and benches are known by their commands") {
  struct Row {
    std::string_view line;
    Check check;
  };
  static constexpr Row rows[] = {
      {"npm test", Check::test},
      {"npm run test:unit", Check::test},
      {"cd web && npm test 2>&1 | tail -5", Check::test},
      {"CI=1 time go test ./...", Check::test},
      {"go test -bench . ./...", Check::bench},
      {"/usr/bin/pytest -q", Check::test},
      {"timeout 60 cargo test", Check::test},
      {"node test.js", Check::test},
      {"./run-tests.sh", Check::test},
      {"sh t/t0001-basic.sh", Check::none},
      {"make", Check::build},
      {"make -j2 && make check", Check::test},
      {"ninja -C build", Check::build},
      {"golangci-lint run", Check::lint},
      {"makeinfo x", Check::none},
      {"git commit -m 'npm test'", Check::none},
      {"echo go test", Check::none},
      {"ls tests", Check::none},
      {"", Check::none},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(check_kind(row.line) == row.check);
  }
}

TEST_CASE("an exit status is the check's own only where nothing hides it") {
  CHECK(status_is_of_check("npm test"));
  CHECK(status_is_of_check("cd web && npm test"));
  CHECK(status_is_of_check("npm test && git status"));
  CHECK_FALSE(status_is_of_check("npm test | tail -5"));
  CHECK_FALSE(status_is_of_check("npm test; echo done"));
  CHECK_FALSE(status_is_of_check("npm test || true"));
  CHECK(status_is_of_check("set -o pipefail && npm test | tail"));
}

TEST_CASE("the checking command is extracted from the whole line") {
  CHECK(checking_part("cd web && npm test -- -u | tail") == "npm test -- -u");
  CHECK(checking_part("ls -l") == "ls -l");
}
