// SPDX-License-Identifier: MIT
// All candidates of a text: in chunks, on as many threads as help.
#pragma once

#include "redact/collector.hpp"
#include "redact/rule.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace handoff::redact {

// What the rules of `sets` and the detectors find in `text`, by no particular
// order within a chunk. The result does not depend on how many threads there
// are. Throws Error when a pattern fails or meets a limit.
[[nodiscard]] std::vector<Candidate>
search(std::string_view text,
       std::span<const RuleSet* const> sets,
       Explain explain);

} // namespace handoff::redact
