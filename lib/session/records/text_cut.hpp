// SPDX-License-Identifier: MIT
// Parts of a text that end between words.
#pragma once

#include "text/ascii.hpp"

#include <string_view>

namespace handoff::session {

// The longest beginning, or end, of at most `most` bytes that cuts no UTF-8
// character and no word in two: half of a token would pass every rule that
// redaction has for the whole of it. What has no blanks, as a row of base64,
// is one word.
[[nodiscard]] std::string_view cut_utf8(std::string_view text,
                                        std::size_t most);
[[nodiscard]] std::string_view end_utf8(std::string_view text,
                                        std::size_t most);

using text::trimmed;

// The first line that is not empty, at most 300 bytes of it.
[[nodiscard]] std::string_view first_words(std::string_view text);

// What stands behind the first `begin`, up to the next `end` or, where there
// is none or `end` is empty, to the end; "" when there is no `begin`.
[[nodiscard]] std::string_view
between(std::string_view text, std::string_view begin, std::string_view end);

} // namespace handoff::session
