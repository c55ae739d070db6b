// SPDX-License-Identifier: MIT
// Times as agents write them.
#include "session/records/timestamps.hpp"

#include "base/clock.hpp"
#include "text/ascii.hpp"

#include <string>

namespace handoff::session {
namespace {

using text::is_digit;

// Takes ".299" off the front of `text`: the milliseconds.
std::int64_t take_fraction(std::string_view& text) {
  if (!text.starts_with('.')) {
    return 0;
  }
  text.remove_prefix(1);
  std::int64_t value = 0;
  std::int64_t unit = 100;
  for (; !text.empty() && is_digit(text[0]); text.remove_prefix(1)) {
    value += (text[0] - '0') * unit;
    unit /= 10;
  }
  return value;
}

// "+01:00", "-0230" in milliseconds east of UTC; 0 for "Z" and none.
std::int64_t zone_offset(std::string_view zone) {
  if (zone.size() < 5 || (zone[0] != '+' && zone[0] != '-')) {
    return 0;
  }
  const std::size_t minutes = zone[3] == ':' ? 4 : 3;
  for (const std::size_t at :
       {std::size_t{1}, std::size_t{2}, minutes, minutes + 1}) {
    if (at >= zone.size() || !is_digit(zone[at])) {
      return 0;
    }
  }
  const auto two = [&](std::size_t at) {
    return (zone[at] - '0') * 10 + (zone[at + 1] - '0');
  };
  const std::int64_t offset = (two(1) * 60 + two(minutes)) * 60'000;
  return zone[0] == '-' ? -offset : offset;
}

} // namespace

std::int64_t parse_timestamp(std::string_view text) {
  constexpr std::size_t k_seconds = 19; // "2026-11-21T09:47:37"
  if (text.size() < k_seconds) {
    return 0;
  }
  std::string plain(text.substr(0, k_seconds));
  plain[10] = 'T';
  const auto seconds = base::parse_iso_time(plain + "Z");
  if (!seconds) {
    return 0;
  }
  text.remove_prefix(k_seconds);
  const std::int64_t fraction = take_fraction(text);
  return *seconds * 1000 + fraction - zone_offset(text);
}

} // namespace handoff::session
