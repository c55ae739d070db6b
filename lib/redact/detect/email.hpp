// SPDX-License-Identifier: MIT
// Which addresses are persons'.
#pragma once

#include <string_view>

namespace handoff::redact {

// Why `address` (local@domain) belongs to nobody: a service, a bot, a domain
// of RFC 2606; "no address" when it is none.
[[nodiscard]] std::string_view address_gate(std::string_view address);

} // namespace handoff::redact
