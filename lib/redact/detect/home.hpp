// SPDX-License-Identifier: MIT
// Which users are persons.
#pragma once

#include <string_view>

namespace handoff::redact {

// "service user" for root, runner, vscode and the like, and for stand-ins.
[[nodiscard]] std::string_view user_gate(std::string_view name);

} // namespace handoff::redact
