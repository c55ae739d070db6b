// SPDX-License-Identifier: MIT
// What Claude Code's tools answer.
#pragma once

#include "session/dialogue/builder.hpp"

#include <string_view>

namespace handoff::session {

// `result` is a "tool_result" block, `text` its content, `detail` the record's
// toolUseResult. The views in the result live as long as these.
[[nodiscard]] ToolOutcome claude_outcome(const JsonValue& result,
                                         const JsonValue& detail,
                                         std::string_view text);

} // namespace handoff::session
