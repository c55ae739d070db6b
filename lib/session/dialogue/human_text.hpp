// SPDX-License-Identifier: MIT
// What a person typed, told from what programs put into their mouth.
#pragma once

#include <string>
#include <string_view>

namespace handoff::session {

// `text` as the person typed it: without <system-reminder> blocks and white
// space around it; "" when an agent's program wrote it (context, summaries,
// slash commands and their output, notices).
[[nodiscard]] std::string human_words(std::string_view text);

// The name of the slash command that a record of Claude Code or a relative
// of it stands for, without the slash; "" when it is none.
[[nodiscard]] std::string_view slash_command(std::string_view text);

} // namespace handoff::session
