// SPDX-License-Identifier: MIT
// Text as one word of sh(1), for commands that people copy.
#pragma once

#include <string>
#include <string_view>

namespace handoff::text {

// As it is where nothing in it means anything to the shell, else in single
// quotes (POSIX, Shell Command Language 2.2.2). "" is ''.
[[nodiscard]] std::string shell_word(std::string_view text);

} // namespace handoff::text
