// SPDX-License-Identifier: MIT
// The function that a pointer's lines are in, as git's hunk headers find it.
#pragma once

#include "point/language/library.hpp"
#include "point/language/replacement.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// Sets the label of file pointers, where that still saves tokens. Which line
// starts a function is git's to say (userdiff, by `git grep -p`): it is asked
// for the first `most` of them. How often it was.
[[nodiscard]] std::size_t add_labels(std::vector<Replacement>& replacements,
                                     Library& library,
                                     std::size_t most);

// The name in such a line: "parse_header", "Orchestrator", a heading's text.
// Empty where there is nothing to call a name.
[[nodiscard]] std::string function_name(std::string_view line);

} // namespace handoff::point
