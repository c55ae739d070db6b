// SPDX-License-Identifier: MIT
// Times as agents write them.
#pragma once

#include <cstdint>
#include <string_view>

namespace handoff::session {

// Milliseconds since the epoch of "2026-11-21T09:47:37.299Z" (the fraction of
// any length, or none; "+01:00" and "Z" zones; a space for the T). 0 when it
// is no such time.
[[nodiscard]] std::int64_t parse_timestamp(std::string_view text);

} // namespace handoff::session
