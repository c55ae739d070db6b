// SPDX-License-Identifier: MIT
// What Gemini CLI and Qwen Code, which grew from it, have in common.
#pragma once

#include "session/dialogue/builder.hpp"
#include "session/records/json.hpp"

#include <string_view>
#include <vector>

namespace handoff::session {

// Of a tool's answer {"output": "..."} or {"error": "..."}. A shell says
// "Exit Code: 1" in its output, Gemini nothing when it is 0.
[[nodiscard]] ToolOutcome gemini_outcome(const JsonValue& response,
                                         std::string_view status);

// The files of a call, as its result shows them (whole paths, new or not).
void improve_files(ToolCall& call, const JsonValue& display);

// The context window of a model, where its name tells.
[[nodiscard]] std::optional<std::int64_t> gemini_window(std::string_view model);

// The tasks in a snapshot's <task_state> or <current_plan>, with their states:
// "1. [DONE] parse it", "2. [IN PROGRESS] render it", "3. [TODO] test it".
[[nodiscard]] std::vector<Todo> snapshot_tasks(std::string_view snapshot);

} // namespace handoff::session
