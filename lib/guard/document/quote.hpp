// SPDX-License-Identifier: MIT
// The line that a reason quotes: redacted first, cut afterwards.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace handoff::guard {

// Takes secrets and personal data out of a text, as redact::Redactor does.
using Redact = std::function<std::string(std::string_view)>;

// The line at [begin, end) of `text`, below those above it that may say what
// its value is ("password:"). It is unredacted; show_quote() makes it fit for
// a report.
[[nodiscard]] std::string
take_quote(std::string_view text, std::size_t begin, std::size_t end);

// The line of a take_quote(), redacted as its neighbours demand, visible and at
// most 60 columns wide.
[[nodiscard]] std::string show_quote(std::string_view quote,
                                     const Redact& redact);

} // namespace handoff::guard
