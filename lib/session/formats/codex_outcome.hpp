// SPDX-License-Identifier: MIT
// What Codex's tools answer, in the forms of its releases.
#pragma once

#include "session/dialogue/builder.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// The shell that a command goes on running in ("Process running with session
// ID 7"); its status comes with a later write_stdin.
[[nodiscard]] std::optional<int> running_shell(std::string_view output);

// `raw` is the output as text, `parsed` the same as JSON where it is any
// ({"output": "...", "metadata": {"exit_code": 0}} until 0.9x). The views in
// the result live as long as both.
[[nodiscard]] ToolOutcome codex_outcome(std::string_view raw,
                                        const JsonValue& parsed);

// The names below "### Available skills" in what Codex tells its model.
[[nodiscard]] std::vector<std::string> listed_skills(std::string_view text);

} // namespace handoff::session
