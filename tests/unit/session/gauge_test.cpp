// SPDX-License-Identifier: MIT
// How full an agent's context is.
#include "session/find/gauge.hpp"

#include <catch2/catch.hpp>

using namespace handoff::session;

namespace {

Session session_with(std::optional<std::int64_t> used,
                     std::optional<std::int64_t> window) {
  Session session;
  session.tokens = {.used = used, .window = window};
  return session;
}

} // namespace

TEST_CASE("the smart zone is never more than three quarters of the window") {
  CHECK_FALSE(gauge_of(session_with({}, 1000), 100));
  CHECK(gauge_of(session_with(1, 200'000), 120'000)->zone == 120'000);
  CHECK(gauge_of(session_with(1, 24'000), 120'000)->zone == 18'000);
  CHECK(gauge_of(session_with(1, {}), 120'000)->zone == 120'000);
}

TEST_CASE("it is time when the smart zone is left") {
  CHECK(fill_of({.used = 70, .zone = 100}) == Fill::ok);
  CHECK(fill_of({.used = 80, .zone = 100}) == Fill::soon);
  CHECK(fill_of({.used = 100, .zone = 100}) == Fill::now);
}

TEST_CASE("counts are short") {
  CHECK(short_count(950) == "950");
  CHECK(short_count(40'212) == "40.2k");
  CHECK(short_count(200'000) == "200k");
  CHECK(short_count(1'048'576) == "1M");
}

TEST_CASE("the gauge is drawn to scale and fits the terminal") {
  const Gauge gauge{.used = 50'000, .window = 100'000, .zone = 75'000};
  const std::string text = draw_gauge(gauge, 52, Glyphs::ascii, Colors::no);
  const std::string bar = text.substr(0, text.find('\n'));
  CHECK(bar.size() == 52);
  CHECK(bar.starts_with("["));
  CHECK(bar.ends_with("] 50k of 100k tokens (50 %)"));
  CHECK(text.find("25k left in the smart zone (75k)") != std::string::npos);
  for (const std::int64_t used : {0, 1, 99, 100, 101, 100'000}) {
    CHECK_NOTHROW(draw_gauge(
        {.used = used, .zone = 100}, 0, Glyphs::blocks, Colors::yes));
  }
  CHECK(draw_gauge({.used = 200, .zone = 100}, 80, Glyphs::ascii, Colors::no)
            .find("time to hand off") != std::string::npos);
}

TEST_CASE("in a narrow terminal the numbers are below the bar, wrapped") {
  const Gauge gauge{.used = 198'000, .window = 200'000, .zone = 120'000};
  CHECK(draw_gauge(gauge, 24, Glyphs::ascii, Colors::no) ==
        "[#############|#######]\n"
        "198k of 200k tokens\n"
        "(99 %)\n"
        "over the smart zone\n"
        "(120k): time to hand\n"
        "off, git handoff \"<what\n"
        "comes next>\"\n");
  for (std::size_t columns = 24; columns < 90; ++columns) {
    const std::string text =
        draw_gauge(gauge, columns, Glyphs::ascii, Colors::no);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      CHECK(end - at <= columns);
      at = end + 1;
    }
  }
}
