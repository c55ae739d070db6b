// SPDX-License-Identifier: MIT
// The forms of national identity numbers.
#pragma once

#include <string_view>

namespace handoff::redact {

// True when `compact` (capitals and digits only) is, by form and check
// digits, a personal number of one of the countries known here. By itself
// that says little about a number: there must be a word for it nearby.
[[nodiscard]] bool is_identity_number(std::string_view compact);

} // namespace handoff::redact
