// SPDX-License-Identifier: MIT
// All candidates of a text: in chunks, on as many threads as help.
#pragma once

#include "redact/detect/collector.hpp"
#include "redact/engine/engine.hpp"
#include "redact/engine/known.hpp"
#include "redact/rules/rule.hpp"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace handoff::redact {

// Gives `see` what the rules of `sets`, the detectors and `known` find in
// `text`, by its start, a batch after the other; candidates that overlap are in
// one batch. Only a few chunks' candidates are held at a time. The result does
// not depend on how many threads there are. Throws Error when a pattern fails
// or meets a limit, and what `see` throws.
void search(std::string_view text,
            std::span<const RuleSet* const> sets,
            const KnownValues& known,
            Explain explain,
            const std::function<void(std::vector<Candidate>)>& see);

// The same of what is triggered in [from, to), at once and on this thread.
[[nodiscard]] std::vector<Candidate> search_within(std::string_view text,
                                                   std::size_t from,
                                                   std::size_t to,
                                                   std::span<Engine> engines,
                                                   const KnownValues& known);

} // namespace handoff::redact
