// SPDX-License-Identifier: MIT
// The ids of sessions, for people.
#pragma once

#include <string_view>

namespace handoff::session {

// As much of a session's id as tells it from others: 8 characters, or 13
// where the first ones are a time.
[[nodiscard]] std::string_view short_id(std::string_view id);

} // namespace handoff::session
