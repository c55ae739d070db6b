// SPDX-License-Identifier: MIT
// Words and measured numbers in a sentence.
#pragma once

#include <string>
#include <string_view>

namespace handoff::session {

// Whether `phrase` (lower case) stands in `lower` between word borders.
[[nodiscard]] bool holds_phrase(std::string_view lower,
                                std::string_view phrase);

// Whether a number with a unit stands in `lower` ("412 ms", "3.4x", "87 %",
// "12/14 tests"), so that something was counted or measured. Versions, dates,
// line numbers and list numbers are none.
[[nodiscard]] bool holds_measurement(std::string_view lower);

// The same without counts of tests, lines, files and the like.
[[nodiscard]] bool holds_quantity(std::string_view lower);

} // namespace handoff::session
