// SPDX-License-Identifier: MIT
// Why something that stands where a secret would stand is none.
#pragma once

#include "redact/form/redacted_text.hpp"

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// How the placeholders for users in paths begin.
inline constexpr std::string_view k_user_lead = "[user";

// Each gate returns its name when it closes, nothing when the value passes.
// The names are what --explain prints.

// For every rule: documentation's stand-ins, templates, repeated bytes.
[[nodiscard]] std::string_view placeholder_gate(std::string_view value);

// Of those only words that say what they stand for.
[[nodiscard]] std::string_view stand_in_gate(std::string_view value);

// For values without quotes: calls, members, types, comparisons.
[[nodiscard]] std::string_view code_gate(std::string_view value);

// For values without quotes: numbers and constants of a language.
[[nodiscard]] std::string_view number_gate(std::string_view value);

// For values of names that promise a token, not a password: what no token
// holds.
[[nodiscard]] std::string_view token_gate(std::string_view value);

// For values in an assignment whatever its quotes: paths, versions, colours,
// images, selectors, URLs without credentials.
[[nodiscard]] std::string_view shape_gate(std::string_view value);

} // namespace handoff::redact
