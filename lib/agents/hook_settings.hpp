// SPDX-License-Identifier: MIT
// Our hooks in the text of an agent's settings, beside those of others.
#pragma once

#include "agents/integration.hpp"

#include <string>
#include <string_view>

namespace handoff::agents {

// `text` (of a settings file; may be empty) with our hook at every event of
// `format`. Only ours are added, changed or taken out: every other byte
// stays. Throws Error when `text` is no JSON object or its "hooks" are not of
// the agent's form.
[[nodiscard]] std::string
with_hooks(std::string text, session::Agent agent, const HookFormat& format);

// `text` without our hooks, and without the lists that are empty then.
[[nodiscard]] std::string without_hooks(std::string text);

// Events whose list has our hook, in the order of the text.
[[nodiscard]] std::vector<std::string> hooked_events(std::string_view text);

// Whether nothing but what a new file begins with is left.
[[nodiscard]] bool says_nothing(std::string_view text);

} // namespace handoff::agents
