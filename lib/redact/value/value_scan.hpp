// SPDX-License-Identifier: MIT
// Steps over what stands before a value. All are byte offsets; each returns
// `at` where there is nothing to step over.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// The quote that stands at `at`, the longest that can: also three of them, the
// escaped ones of JSON and those of URLs and HTML. Empty when there is none.
[[nodiscard]] std::string_view quote_at(std::string_view text, std::size_t at);

// Spaces and tabs, of which there are at most 64.
[[nodiscard]] std::size_t skip_spaces(std::string_view text, std::size_t at);

// Those, line ends and the markers that a diff or a quotation puts first.
[[nodiscard]] std::size_t skip_lines(std::string_view text, std::size_t at);

// f"", b"", @"", !tag "" and the like, up to the quote.
[[nodiscard]] std::size_t skip_prefix(std::string_view text, std::size_t at);

} // namespace handoff::redact
