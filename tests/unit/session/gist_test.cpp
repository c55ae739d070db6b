// SPDX-License-Identifier: MIT
// The gist of a turn.
#include "session/dialogue/gist.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace handoff::session;

TEST_CASE("what came of a request is the sentence that gives the reason") {
  CHECK(gist_of("Let me look.") == "");
  CHECK(gist_of("Done. The push fails because the token only reads. I "
                "changed the text.") ==
        "The push fails because the token only reads.");
  CHECK(gist_of("I renamed the file and its test.") ==
        "I renamed the file and its test.");
  CHECK(gist_of("I need to:\n- add a `remote` setting\n- read `remote` when it "
                "starts") ==
        "add a `remote` setting; read `remote` when it starts");
  CHECK(gist_of("The fix is simple. I'd set `remote` in the settings.") ==
        "I'd set `remote` in the settings.");
}

TEST_CASE("of a turn the cause and the remedy stay, wherever they were said") {
  const std::vector<Utterance> turn = {
      {.text = "Let me look at the loader."},
      {.text = "The root cause is that the loader caches the header. I fixed "
               "it: the header is no longer cached."},
      {.text = "Now let me run the tests."},
      {.text = "All of it is in place. The page lists the formats."}};
  CHECK(gist_of_turn(turn) ==
        "The root cause is that the loader caches the header. I fixed it: "
        "the header is no longer cached.");
  CHECK(gist_of_turn(std::vector<Utterance>{{.text = "Let me look."}}) == "");
  CHECK(gist_of_turn({}) == "");
}

TEST_CASE("the answer to a question of yes or no begins with it") {
  struct Row {
    const char* answer;
    const char* gist;
  };
  const Row rows[] = {
      {"Yes! The slow start is a known problem.\n\nThree people saw it.",
       "Yes! The slow start is a known problem."},
      {"No, the call only writes the local copy. It was read twice.",
       "No, the call only writes the local copy."},
      {"Nein. Der Start ist ein bekanntes Problem. Drei Leute sahen es.",
       "Nein. Der Start ist ein bekanntes Problem."},
      {"はい。キャッシュは起動時に一度だけ読み込まれます。",
       "はい。キャッシュは起動時に一度だけ読み込まれます。"},
      {"Nothing was changed. The list is sorted by its name.",
       "Nothing was changed."},
      {"The list is longer than it was. Yes, it is sorted.",
       "The list is longer than it was."},
  };
  for (const Row& row : rows) {
    INFO(row.answer);
    CHECK(gist_of_turn(std::vector<Utterance>{{.text = row.answer}}) ==
          row.gist);
  }
}

TEST_CASE("a text is cut between words, with a mark") {
  CHECK(shortened("one two", 7) == "one two");
  CHECK(shortened("one two three", 10) == "one \xe2\x80\xa6");
  CHECK(shortened("", 3) == "");
}
