// SPDX-License-Identifier: MIT
// Which questions have been answered.
#include "session/digest/answered.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("a question is answered by words about the same, also turns later") {
  struct Row {
    std::string_view question, later;
    bool was_answered;
  };
  static constexpr Row rows[] = {
      {"Should old files be removed?", "Remove the old files.", true},
      {"Which store should it use: Redis or SQLite?", "SQLite please", true},
      {"Sollen wir Redis oder SQLite nehmen?", "Redis", true},
      {"Should the flag stay?", "keep the flag, it must stay", true},
      // About something else, or a question in return.
      {"Should old files be removed?", "Please fix the test first.", false},
      {"Should the cache be persistent?", "Fix the cache.", false},
      {"Should old files be removed?", "Which old files?", false},
      {"Should old files be removed?", "go on", false},
      {"", "go on", false},
  };
  for (const Row& row : rows) {
    INFO(row.question << " / " << row.later);
    Session session;
    session.requests = {{"Write the loader.", {.record = 1}},
                        {"First show me the diff.", {.record = 4}},
                        {std::string(row.later), {.record = 6}}};
    CHECK(was_answered(session, row.question, {.record = 3}) ==
          row.was_answered);
    // What was said before is no answer.
    CHECK_FALSE(was_answered(session, row.question, {.record = 6}));
  }
}

TEST_CASE("a choice that was read answers its question") {
  Session session;
  session.decisions = {{.origin = DecisionOrigin::reply,
                        .question = "Which one do you want?",
                        .chosen = "A heap",
                        .when = {.record = 8}}};
  CHECK(was_answered(session, "Which one do you want?", {.record = 3}));
  CHECK_FALSE(was_answered(session, "Which name fits?", {.record = 3}));
}
