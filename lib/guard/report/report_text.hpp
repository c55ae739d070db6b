// SPDX-License-Identifier: MIT
// A report as people read it: which file, why, and what to type now.
#pragma once

#include "guard/document/quote.hpp"
#include "guard/report/hints.hpp"
#include "guard/repository/check.hpp"

#include <string>

namespace handoff::guard {

// Refusals with two deciding lines each, then the commands to type; warnings
// on a line each; what was allowed is not mentioned. Every line fits 80
// columns, but for long paths. Empty when nothing is to be said. What is quoted
// goes through `redact`.
[[nodiscard]] std::string describe(const Report& report,
                                   const Situation& situation,
                                   const Redact& redact);

// So many that git can name the commits of `report` that describe() names.
// Asks git, where there are any.
[[nodiscard]] std::size_t id_digits(const Report& report);

// "notes.md:12: says what comes next: ..." lines of one finding, for -v and
// for formats that want a single text.
[[nodiscard]] std::string one_line(const FoundHandoff& finding,
                                   const Redact& redact);

// "line 12 says what comes next: ## Next steps"
[[nodiscard]] std::string reason_line(const Reason& reason,
                                      const Redact& redact);

} // namespace handoff::guard
