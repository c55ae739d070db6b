// SPDX-License-Identifier: MIT
// Our hook texts with gaps, filled in and read back.
#pragma once

#include "githooks/text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace handoff::githooks {

// `pattern` with {event} and {directory} filled in, as often as they occur.
// A directory always is in single quotes of the shell.
[[nodiscard]] std::string fill_pattern(std::string_view pattern,
                                       const Facts& facts);

// What was filled into `pattern` to make `text`, byte for byte; nothing when
// it was not made so.
[[nodiscard]] std::optional<Facts> match_pattern(std::string_view text,
                                                 std::string_view pattern);

} // namespace handoff::githooks
