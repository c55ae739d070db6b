// SPDX-License-Identifier: MIT
// Names a text by its content: of what may be edited, which one was meant.
#pragma once

#include <string>
#include <string_view>

namespace handoff {

// So many hexadecimal digits of the text's SHA-256.
[[nodiscard]] std::string text_version(std::string_view text,
                                       std::size_t digits = 8);

} // namespace handoff
