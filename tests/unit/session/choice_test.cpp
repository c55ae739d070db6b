// SPDX-License-Identifier: MIT
#include "session/choice.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

TEST_CASE("a sentence tells what it chooses and what it rejects") {
  struct Row {
    std::string_view sentence, chosen, rejected;
  };
  static constexpr Row rows[] = {
      {"We'll use SQLite instead of Postgres because it is one file.",
       "sqlite",
       "postgres"},
      {"Instead of polling, use a webhook.", "webhook", "polling"},
      {"Go with `ring buffers` rather than the queue.",
       "ring buffers",
       "queue"},
      {"Switch from REST to gRPC.", "grpc", "rest"},
      {"I rejected GraphQL since nobody knows it.", "", "graphql"},
      {"Don't use mocks.", "", "mocks"},
      {"Decision: use a template literal, keep it.", "template literal", ""},
      {"The test passes.", "", ""},
  };
  for (const Row& row : rows) {
    INFO(row.sentence);
    const Choice choice = read_choice(row.sentence);
    CHECK(choice.chosen == row.chosen);
    CHECK(choice.rejected == row.rejected);
  }
}

TEST_CASE("two phrases are the same choice when one holds the other's words") {
  CHECK(is_same_choice("sqlite", "sqlite 3"));
  CHECK_FALSE(is_same_choice("sqlite", "postgres"));
  CHECK_FALSE(is_same_choice("", ""));
}
