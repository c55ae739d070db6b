// SPDX-License-Identifier: MIT
// The line of an output that says why something failed.
#include "session/dialogue/failures.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("the reason is the last line that says more than the others") {
  struct Row {
    std::string_view output, line;
  };
  static constexpr Row rows[] = {
      {"error: one\nok\nassertion failed: two\n\nFAIL\n",
       "assertion failed: two"},
      {"just\nwords\n", "words"},
      {"", ""},
      {"thread 'ring' panicked at lib.rs:3:\n"
       "assertion `left == right` failed\n  left: 3\n right: 4\n",
       "assertion `left == right` failed"},
      {"test ring ... FAILED\n\nfailures:\n\nthread panicked at lib.rs:3:\n"
       "assertion `left == right` failed: ring\n\nfailures:\n    ring\n\n"
       "test result: FAILED. 2 passed; 1 failed\n",
       "assertion `left == right` failed: ring"},
      {"  1) a.spec.ts:4 opens\n    Error: Timed out after 30ms\n\n  1 "
       "failed\n",
       "Error: Timed out after 30ms"},
      {"FAIL src/a.test.js\n\n  Expected: 4\n  Received: 3\n\n"
       "Tests: 1 failed, 3 passed, 4 total\n",
       "Received: 3"},
      {"E       assert 3 == 4\n\n=== short test summary info ===\n"
       "FAILED a.py::test_x - assert 3 == 4\n=== 1 failed in 0.02s ===\n",
       "FAILED a.py::test_x - assert 3 == 4"},
      {"--- FAIL: TestX (0.00s)\n    x_test.go:9: got 3, want 4\nFAIL\n"
       "FAIL\tacme/x\t0.004s\nFAIL\n",
       "x_test.go:9: got 3, want 4"},
      {"[ERROR] T.adds:9 expected: <4> but was: <3>\n[INFO] BUILD FAILURE\n"
       "[ERROR] Failed to execute goal org.apache:x\n"
       "[ERROR] Re-run Maven using the -X switch to enable full debug "
       "logging.\n",
       "[ERROR] T.adds:9 expected: <4> but was: <3>"},
      {"1/1 Test #1: x ....***Failed 0.1 sec\n\n0% tests passed, 1 tests "
       "failed "
       "out of 1\n\nThe following tests FAILED:\n\t  1 - x (Failed)\n"
       "Errors while running CTest\n",
       "1 - x (Failed)"},
      {"  1) adds\n       expected: 4\n            got: 3\n\n"
       "1 example, 1 failure\n\nFailed examples:\n\nrspec ./a_spec.rb:3\n",
       "got: 3"},
      {"a.c:3: error: no such member\nmake: *** [a.o] Error 1\n",
       "a.c:3: error: no such member"},
      {"[lint] run\na_test.go:3:21: use CommandContext. (noctx)\n"
       "b_test.go:4:1: line is long (lll)\n2 issues:\n"
       "[lint] ERROR task failed\n",
       "a_test.go:3:21: use CommandContext. (noctx)"},
      {"./a.go:9:2: x declared and not used\nFAIL\tacme/x [build failed]\n",
       "./a.go:9:2: x declared and not used"},
      {"src/a.c:9: 12\nit failed to start\n", "it failed to start"},
      {"Traceback (most recent call last):\n  File \"a.py\"\nKeyError: 'x'\n",
       "KeyError: 'x'"},
  };
  for (const Row& row : rows) {
    INFO(row.output);
    CHECK(failure_line(row.output) == row.line);
  }
}
