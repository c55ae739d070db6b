// SPDX-License-Identifier: MIT
// Our hooks in the text of an agent's settings, beside those of others.
#pragma once

#include "agenthooks/hook_command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::agenthooks {

// `text` (of a settings file; nothing: there is none) with our hook at every
// event that `agent` (which has hooks) knows. Only ours are added, changed or
// taken out: every other byte stays. Throws Error when `text` is no JSON object
// or its "hooks" are not of the agent's form.
[[nodiscard]] std::string with_hooks(const std::optional<std::string>& text,
                                     Agent agent);

// What was there before: `text` without our hooks, and without the lists,
// "hooks" and file (then nothing) that are empty and were not there. What was
// there and empty, our commands say in a comment behind them.
[[nodiscard]] std::optional<std::string> without_hooks(std::string text);

// Events whose list has our hook, in the order of the text.
[[nodiscard]] std::vector<std::string> hooked_events(std::string_view text);

} // namespace handoff::agenthooks
