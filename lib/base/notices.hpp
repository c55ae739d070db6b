// SPDX-License-Identifier: MIT
// What a command has to say beside its result, from wherever it was noticed.
#pragma once

#include <string>
#include <vector>

namespace handoff::base {

// Remembers a warning for the end of the command; a text that is remembered
// already is not repeated. For code that several parts of one command run and
// that has no result to put a warning in. Any thread may call it.
void add_notice(std::string text);

// All of them, in the order in which they came, and forgets them.
[[nodiscard]] std::vector<std::string> take_notices();

} // namespace handoff::base
