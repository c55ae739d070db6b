// SPDX-License-Identifier: MIT
// The text of a message's content, as most agents write it.
#pragma once

#include "session/records/json.hpp"

#include <string>

namespace handoff::session {

// A string, or the "text" of a list's blocks joined by newlines; blocks that
// are marked as thoughts are left out.
[[nodiscard]] std::string content_text(const JsonValue& content);

} // namespace handoff::session
