// SPDX-License-Identifier: MIT
// JSON whose strings hold what no character is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::session {

// `json` with U+FFFD in place of bytes that are no UTF-8 and of halves of
// surrogate pairs ("\ud83d" alone: JavaScript writes them where it has cut a
// text inside a character), without a byte order mark; nothing when there is
// none of these.
[[nodiscard]] std::optional<std::string> mended_json(std::string_view json);

} // namespace handoff::session
