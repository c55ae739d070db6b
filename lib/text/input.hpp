// SPDX-License-Identifier: MIT
// Bytes that someone wrote, as UTF-8 text.
#pragma once

#include <string>
#include <string_view>

namespace handoff::text {

// UTF-8, with or without BOM, and UTF-16/32 (with BOM, or recognised by its
// zero bytes) become UTF-8 without BOM; CRLF and lone CR become LF. Invalid
// UTF-8 is read as Windows-1252 where that is what it plainly is, else each
// bad byte becomes U+FFFD. Throws Error naming `what` ("notes") for binary
// input: NUL bytes that no UTF-16/32 explains.
[[nodiscard]] std::string decode_input(std::string_view bytes,
                                       std::string_view what);

// The same for text that must not be lost whatever is in it: NUL bytes become
// U+FFFD.
[[nodiscard]] std::string decode_lossily(std::string_view bytes);

} // namespace handoff::text
