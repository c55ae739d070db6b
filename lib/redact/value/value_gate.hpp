// SPDX-License-Identifier: MIT
// Why the value of a name that promises a secret is none after all.
#pragma once

#include "redact/value/name.hpp"
#include "redact/value/value.hpp"

#include <string_view>

namespace handoff::redact {

// The gate that keeps `found`, the value of `name`, in `text`; nothing when
// it is to be replaced.
[[nodiscard]] std::string_view
value_gate(std::string_view text, const Name& name, const Value& found);

} // namespace handoff::redact
