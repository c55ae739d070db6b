// SPDX-License-Identifier: MIT
// The processes that started this one.
#pragma once

#include <optional>
#include <string>

namespace handoff::session {

// How many steps up the process `pid` (decimal) stands; nothing when it is
// no ancestor or the system does not say (/proc).
[[nodiscard]] std::optional<int> ancestor_distance(const std::string& pid);

} // namespace handoff::session
