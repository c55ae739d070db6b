// SPDX-License-Identifier: MIT
// What was there and empty in settings before our hooks came.
#pragma once

#include "agenthooks/json_places.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::agenthooks {

// It stands behind our command, for the shell a comment: " # keep list
// hooks=n". That outlives an agent that writes its settings anew, as bytes
// beside it would not.
inline constexpr std::string_view k_keep = " # keep";

// The comment of those words; empty for none.
[[nodiscard]] std::string kept_by(const std::vector<std::string>& words);

// The word for something empty that holds `blanks` (and nothing else), a
// letter each.
[[nodiscard]] std::string spelled(std::string_view what,
                                  std::string_view blanks);

// The blanks of the word in the comment `kept`; nothing when it is not there.
[[nodiscard]] std::optional<std::string> kept_blanks(std::string_view kept,
                                                     std::string_view what);

// The blanks before the closing bracket of an object or array of `text` that
// is empty, and `text` with others in their place.
[[nodiscard]] std::string_view last_blanks(std::string_view text,
                                           const JsonPlace& empty);
[[nodiscard]] std::string with_last_blanks(const std::string& text,
                                           const JsonPlace& empty,
                                           const std::string& blanks);

} // namespace handoff::agenthooks
