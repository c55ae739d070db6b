// SPDX-License-Identifier: MIT
// How full a context is, and when it is time to hand off.
#pragma once

#include "session/session.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::session {

struct Gauge {
  std::int64_t used = 0;
  std::optional<std::int64_t> window = {};
  // Where models begin to lose the thread: handoff.smartZone, but never
  // more than three quarters of the window.
  std::int64_t zone = 0;
};

enum class Fill {
  ok,   // below four fifths of the smart zone
  soon, // near its end
  now,  // behind it: hand off
};

// Nothing when the transcript does not say how much is used.
[[nodiscard]] std::optional<Gauge> gauge_of(const Session& session,
                                            std::int64_t smart_zone);

[[nodiscard]] Fill fill_of(const Gauge& gauge);
[[nodiscard]] std::string_view fill_name(Fill fill); // "ok", "soon", "now"

enum class Glyphs { ascii, blocks };
enum class Colors { no, yes };

// Two lines: the bar with its numbers, at most `columns` wide (at least 40),
// and what follows from it.
[[nodiscard]] std::string draw_gauge(const Gauge& gauge,
                                     std::size_t columns,
                                     Glyphs glyphs,
                                     Colors colors);

// "40.2k", "950", "1.0M": three digits at most before the letter.
[[nodiscard]] std::string short_count(std::int64_t count);

} // namespace handoff::session
