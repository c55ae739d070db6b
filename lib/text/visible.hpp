// SPDX-License-Identifier: MIT
// Makes what a terminal or a reader would not see visible.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::text {

// Replaces, and only replaces: terminal escapes and control characters other
// than newline and tab (ESC becomes U+241B, DEL U+2421, C0 their pictures,
// CR of CRLF is dropped, C1 "<U+0085>"), bidi controls, tag characters,
// zero-width and other invisible code points (as "<U+202E>"; a joiner or a
// variation selector inside an emoji sequence and a joiner between letters of
// the scripts from Arabic to Myanmar stay), invalid UTF-8 bytes as U+FFFD.
// Running it again changes nothing.
[[nodiscard]] std::string visible(std::string_view text);

// The same for a one-line value: newlines and tabs become, with the spaces
// around them, single spaces, and none at the ends.
[[nodiscard]] std::string visible_line(std::string_view text);

// Columns that `text` (one line, no escapes) takes in a terminal, as the
// widest of today's terminals counts: never too few.
[[nodiscard]] std::size_t display_width(std::string_view text);

// The longest prefix of at most `columns`, with an ellipsis where cut; never
// half of what is seen as one character.
[[nodiscard]] std::string cut_to_width(std::string_view text,
                                       std::size_t columns);

} // namespace handoff::text
