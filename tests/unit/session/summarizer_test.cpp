// SPDX-License-Identifier: MIT
// Running the user's summariser.
#include "session/digest/summarizer.hpp"

#include <catch2/catch.hpp>

using handoff::session::summarize;

TEST_CASE("a summariser's output is notes, its failures are reported") {
  CHECK(summarize("tr a-z A-Z", "notes\n", 10).notes == "NOTES");
  CHECK(summarize("false", "notes", 10).problem == "exit status 1");
  CHECK(summarize("echo no >&2; exit 3", "notes", 10).problem ==
        "exit status 3: no");
  CHECK(summarize("true", "notes", 10).problem == "it wrote nothing");
  CHECK(summarize("sleep 20", "notes", 1).problem ==
        "timed out after 1 seconds");
  CHECK_FALSE(summarize("handoff-no-such-program", "x", 10).problem.empty());
}
