// SPDX-License-Identifier: MIT
// Counting turns, and naming them.
#include "claude_records.hpp"
#include "session/dialogue/turns.hpp"
#include "transcript.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;
using namespace handoff::test;

TEST_CASE("turns are counted from 1 by what a person says") {
  Session session;
  session.turns = {{.at = 10'000, .record = 3}, {.at = 20'000, .record = 8}};
  session.last_own_record = 12;
  struct Row {
    Moment when;
    std::uint32_t turn;
  };
  const Row rows[] = {
      {{.at = 1'000, .record = 0}, 1},
      {{.at = 10'000, .record = 3}, 1},
      {{.at = 10'000, .record = 7}, 1},
      {{.at = 20'000, .record = 8}, 2},
      {{.at = 30'000, .record = 12}, 2},
      // Of a subagent's own transcript: by time.
      {{.at = 15'000, .record = 40}, 1},
      {{.at = 25'000, .record = 13}, 2},
  };
  for (const Row& row : rows) {
    INFO(row.when.record);
    CHECK(turn_of(session, row.when) == row.turn);
  }
  CHECK(turn_of({}, {.record = 3}) == 0);
}

TEST_CASE("a pointer names a session by the beginning of its id") {
  CHECK(turn_pointer("80b7f07a-eb68-4aad", {2, 2}) == "session:80b7f07a#2");
  CHECK(turn_pointer("80b7f07a-eb68-4aad", {2, 4}) == "session:80b7f07a#2-4");
  CHECK(turn_pointer("80b7f07a-eb68-4aad", {}).empty());
  CHECK(turn_pointer("", {1, 1}).empty());
}

TEST_CASE("injected text and interruptions begin no turn") {
  const Transcript transcript(
      "s1.jsonl",
      {claude::record("a", "", claude::typed("Fix it.")),
       claude::record("b", "a", claude::answer("m1", claude::says("Done."))),
       claude::record("c", "b", claude::typed("[Request interrupted by user]")),
       claude::record("d", "c", claude::typed("<bash-input>ls</bash-input>")),
       claude::record("e", "d", claude::typed("Now test it."))});
  const Session session = transcript.read();
  CHECK(session.turns.size() == 2);
  CHECK(session.interruptions.size() == 1);
  REQUIRE(session.dialogue.size() == 3);
  CHECK(session.dialogue[1].text == "Done.");
  CHECK(session.dialogue[1].speaker == Speaker::agent);
  CHECK(turn_of(session, session.dialogue[1].when) == 1);
  CHECK(turn_of(session, session.dialogue[2].when) == 2);
}
