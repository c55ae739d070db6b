// SPDX-License-Identifier: MIT
// From what was gathered to a draft: which fact stands in which part.
#pragma once

#include "handoff/gathered.hpp"
#include "render/handoff.hpp"

namespace handoff {

// Pure: the same Gathered gives the same Draft.
[[nodiscard]] Draft compose(const Gathered& gathered);

// The changed files that a document would name, best first: production before
// tests, then what shares words with the purpose, then what changed most.
// At most eight, and none that a program wrote.
[[nodiscard]] std::vector<const git::FileChange*>
files_that_matter(const git::Scope& scope, std::string_view purpose);

} // namespace handoff
