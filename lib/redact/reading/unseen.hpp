// SPDX-License-Identifier: MIT
// Finds bytes of a text that its reader does not see.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// The size in bytes of what starts at `at` and is not seen, 0 if it is seen:
// an escape sequence of a terminal (ECMA-48; one that is cut off counts as far
// as it goes, one whose ESC was lost if it sets colours), a control character
// other than tab and newline, the zeros of UTF-16, a code point without a form
// (zero-width, soft hyphen, bidi control).
[[nodiscard]] std::size_t unseen_size(std::string_view text, std::size_t at);

// The size in bytes of the marks at `at` that change the letter or digit
// before them, which is ASCII: those that combine, and what a typewriter
// strikes over it ("\bX"). 0 if there are none.
[[nodiscard]] std::size_t marks_size(std::string_view text, std::size_t at);

} // namespace handoff::redact
