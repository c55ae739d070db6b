// SPDX-License-Identifier: MIT
// Parsing the times of all agents.
#include "session/records/timestamps.hpp"

#include <catch2/catch.hpp>

using handoff::session::parse_timestamp;

TEST_CASE("times of all agents become milliseconds, others zero") {
  CHECK(parse_timestamp("1970-01-01T00:00:01.500Z") == 1500);
  CHECK(parse_timestamp("1970-01-01T00:00:01Z") == 1000);
  CHECK(parse_timestamp("1970-01-01 00:00:01") == 1000);
  CHECK(parse_timestamp("1970-01-01T01:00:01.123456789+01:00") == 1123);
  CHECK(parse_timestamp("1969-12-31T23:00:01-0100") == 1000);
  CHECK(parse_timestamp("") == 0);
  CHECK(parse_timestamp("yesterday, in the morning") == 0);
  CHECK(parse_timestamp("1970-13-01T00:00:01Z") == 0);
}
