// SPDX-License-Identifier: MIT
// Times as a handoff writes them and as people say them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::base {

// Seconds since the epoch. GIT_HANDOFF_NOW (seconds) overrides it, so that a
// test can see the same bytes twice.
[[nodiscard]] std::int64_t now();

// "2026-11-21T10:00:00Z"
[[nodiscard]] std::string iso_time(std::int64_t seconds);
[[nodiscard]] std::optional<std::int64_t> parse_iso_time(std::string_view text);

// "7d", "12h", "30m", "2w", "90s", "1.week", "7 days" in seconds; "never" is
// no expiry and gives 0. Nothing when it is none of these.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);

// "3 hours ago", "in 6 days", "now": git's wording.
[[nodiscard]] std::string relative_time(std::int64_t then, std::int64_t now);

} // namespace handoff::base
