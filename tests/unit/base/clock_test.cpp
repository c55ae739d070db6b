// SPDX-License-Identifier: MIT
// Times and durations, written and read.
#include "base/clock.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace handoff::base;

TEST_CASE("a time is written as ISO 8601 in UTC and read back") {
  struct Row {
    std::int64_t seconds;
    std::string_view text;
  };
  static constexpr Row rows[] = {
      {0, "1970-01-01T00:00:00Z"},
      {-1, "1969-12-31T23:59:59Z"},
      {951782400, "2000-02-29T00:00:00Z"},
      {1795255199, "2026-11-21T09:59:59Z"},
      {253402300799, "9999-12-31T23:59:59Z"},
  };
  for (const Row& row : rows) {
    CHECK(iso_time(row.seconds) == row.text);
    CHECK(parse_iso_time(row.text) == row.seconds);
  }
}

TEST_CASE("other text is not read as a time") {
  for (const std::string_view text : {"",
                                      "2026-11-21",
                                      "2026-11-21 10:00:00Z",
                                      "2026-11-21T10:00:00",
                                      "2026-11-21T10:00:00+01",
                                      "2026-02-29T00:00:00Z",
                                      "2026-13-01T00:00:00Z",
                                      "2026-01-01T24:00:00Z",
                                      "2026-01-01T00:60:00Z",
                                      "+026-01-01T00:00:00Z",
                                      "2026-01-01T00:00:00Z "}) {
    INFO(text);
    CHECK_FALSE(parse_iso_time(text).has_value());
  }
}

TEST_CASE("a duration is said in one number and one unit") {
  struct Row {
    std::string_view text;
    std::int64_t seconds;
  };
  static constexpr Row rows[] = {
      {"90s", 90},
      {"30m", 1800},
      {"12h", 43200},
      {"7d", 604800},
      {"2w", 1209600},
      {"1.week", 604800},
      {"7 days", 604800},
      {"1 day", 86400},
      {"2.weeks", 1209600},
      {"never", 0},
      {"1month", 2592000},
      {"1y", 31536000},
      {"10min", 600},
      {"999999s", 999999},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(parse_duration(row.text) == row.seconds);
  }
  for (const std::string_view text : {"",
                                      "7",
                                      "d",
                                      "-7d",
                                      "0d",
                                      "7.d.",
                                      "7  days",
                                      "7dd",
                                      "7 ds",
                                      "7x",
                                      "1.5h",
                                      "1000000s",
                                      "99999999999999999999d",
                                      "Never"}) {
    INFO(text);
    CHECK_FALSE(parse_duration(text).has_value());
  }
}

TEST_CASE("how long ago is said in git's words") {
  struct Row {
    std::int64_t ago;
    std::string_view text;
  };
  static constexpr Row rows[] = {
      {0, "now"},
      {1, "1 second ago"},
      {89, "89 seconds ago"},
      {90, "2 minutes ago"},
      {3 * 3600, "3 hours ago"},
      {36 * 3600, "2 days ago"},
      {14 * 86400, "2 weeks ago"},
      {70 * 86400, "2 months ago"},
      {365 * 86400, "1 year ago"},
      {-6 * 86400, "in 6 days"},
      {-30, "in 30 seconds"},
  };
  for (const Row& row : rows) {
    CHECK(relative_time(1000000000 - row.ago, 1000000000) == row.text);
  }
}

TEST_CASE("a test can set the clock, nonsense does not") {
  ::setenv("GIT_HANDOFF_NOW", "1234567890", 1);
  CHECK(now() == 1234567890);
  ::setenv("GIT_HANDOFF_NOW", "tomorrow", 1);
  CHECK(now() > 1600000000);
  ::unsetenv("GIT_HANDOFF_NOW");
  CHECK(now() > 1600000000);
}
