// SPDX-License-Identifier: MIT
// How full a context is, and when it is time to hand off.
#pragma once

#include "session/dialogue/session.hpp"

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

// The bar with its numbers beside it, or below where there is no room, and
// what follows from it; no line wider than `columns` (at least 13), a word or
// a command that is wider itself apart.
[[nodiscard]] std::string draw_gauge(const Gauge& gauge,
                                     std::size_t columns,
                                     Glyphs glyphs,
                                     Colors colors);

// "40.2k", "950", "1.0M": three digits at most before the letter.
[[nodiscard]] std::string short_count(std::int64_t count);

} // namespace handoff::session
