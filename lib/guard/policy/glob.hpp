// SPDX-License-Identifier: MIT
// Path patterns as .gitignore has them.
#pragma once

#include <string_view>

namespace handoff::guard {

// `*` and `?` stop at slashes, `**` does not; a pattern without a slash (a
// last one aside) matches in every folder, one that ends with a slash
// everything below. No brackets, no negation. Takes time in proportion to
// the product of the lengths, whatever the pattern.
[[nodiscard]] bool matches_glob(std::string_view pattern,
                                std::string_view path);

} // namespace handoff::guard
