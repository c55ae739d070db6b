// SPDX-License-Identifier: MIT
// Recognises dates, commits, paths and the like by their characters alone.
#pragma once

#include "guard/document/words.hpp"

#include <string_view>

namespace handoff::guard {

// The shape of `chunk`: ASCII without blanks, quotes and brackets, and
// without punctuation at its end. None when it is words.
[[nodiscard]] Shape shape_of(std::string_view chunk);

// The end of the placeholder that starts with the bracket at `at`, or `at`
// when that is none: `[what was done]` (not a link), `<branch-name>` (not
// HTML), `{{name}}`.
[[nodiscard]] std::size_t placeholder_end(std::string_view line,
                                          std::size_t at);

} // namespace handoff::guard
