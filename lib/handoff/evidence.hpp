// SPDX-License-Identifier: MIT
// What the transcripts hold against what the author claims.
#pragma once

#include "handoff/compose_parts.hpp"

#include <string_view>

namespace handoff {

// What a text claims to have succeeded: "tests pass" claims a test. Nothing
// for wishes, conditions and what is said to have failed.
[[nodiscard]] bool claims_success(std::string_view text, session::Check check);

// Puts the last run of a check that failed beside each claim of the author's
// that it succeeded. The claim itself stays as it was written.
void add_evidence(const Gathered& gathered, Draft& draft);

} // namespace handoff
