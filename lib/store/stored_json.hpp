// SPDX-License-Identifier: MIT
// Stored handoffs as JSON: one form for every command that names some.
#pragma once

#include "store/drift.hpp"
#include "store/inventory.hpp"
#include "store/lint.hpp"

#include <nlohmann/json.hpp>

#include <span>
#include <string>

namespace handoff::store {

using Json = nlohmann::ordered_json;

// {"id", "kind", "purpose", "repository", "branch", "base", "head",
//  "snapshot", "parent", "created", "expires", "path", "state", "expired",
//  "tokens", "problem"}: times as the document has them, null where there is
// none; state is "present", "gone" or "damaged".
[[nodiscard]] Json to_json(const StoredHandoff& handoff);

// [{"kind", "text"}]
[[nodiscard]] Json to_json(std::span<const Drift> drift);

// [{"check", "verdict", "text"}]
[[nodiscard]] Json to_json(std::span<const Check> checks);

// Indented, with a newline at the end; invalid UTF-8 becomes U+FFFD.
[[nodiscard]] std::string printed(const Json& json);

} // namespace handoff::store
