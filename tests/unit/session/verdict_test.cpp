// SPDX-License-Identifier: MIT
// Whether a command's output reports a failure.
#include "session/dialogue/verdict.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("output that says it plainly is a verdict") {
  struct Row {
    std::string_view output;
    Verdict verdict;
  };
  using enum Verdict;
  static constexpr Row rows[] = {
      {"ok  \tacme/board\t22.303s\n", passed},
      {"ok acme/board 22.3s", passed},
      {"0 issues.\n", passed},
      {"==== 12 passed in 0.3s ====", passed},
      {"Tests: 12 passed, 12 total", passed},
      {"test result: ok. 3 passed; 0 failed", passed},
      {"100% tests passed, 0 tests failed out of 7", passed},
      {"Success: no issues found in 3 source files", passed},
      {"12 passed, 1 failed", failed},
      {"ok  \tacme/a\t1s\n--- FAIL: TestX (0.0s)\nok  \tacme/b\t1s", failed},
      {"FAIL\tacme/board\t0.3s", failed},
      {"a.c:3: note\nerror: could not compile", failed},
      {"Found 3 errors in 2 files", failed},
      {"Found 0 errors", passed},
      {"compiling a.c", unknown},
      {"we are ok with that", unknown},
      {"", unknown},
  };
  for (const Row& row : rows) {
    INFO(row.output);
    CHECK(output_verdict(row.output) == row.verdict);
  }
}

TEST_CASE("a run's own status counts before its output") {
  struct Row {
    const char* cmd;
    std::optional<int> exit;
    const char* output;
    Verdict verdict;
  };
  using enum Verdict;
  const Row rows[] = {
      {"npm test", 0, "", passed},
      {"npm test", 1, "12 passed", failed},
      {"npm test && git add -A", 0, "", passed},
      {"npm test 2>&1 | tail -5", 0, "12 passed", passed},
      {"npm test | tail -5", 0, "12 passed, 2 failed", failed},
      {"npm test | tail -5", 0, "", unknown},
      {"npm test; git add -A", 0, "12 passed", passed},
      {"npm test; echo $?", 0, "0\n", passed},
      {"npm test; echo exit: $?", 0, "exit: 1\n", failed},
      // grep found nothing: that says nothing about the tests.
      {"npm test 2>&1 | grep FAIL", 1, "", unknown},
      {"npm test 2>&1 | grep -v skip", 0, "12 passed", passed},
      {"npm test", {}, "", unknown},
  };
  for (const Row& row : rows) {
    INFO(row.cmd);
    const CommandRun run{.cmd = row.cmd,
                         .exit = row.exit,
                         .failed = row.exit.value_or(0) != 0,
                         .output = row.output};
    CHECK(run_verdict(run) == row.verdict);
  }
}
