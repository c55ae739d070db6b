// SPDX-License-Identifier: MIT
// What gives Markdown its structure and says nothing by itself.
#pragma once

#include "point/match/match.hpp"

#include <string_view>

namespace handoff::point {

// A heading, a rule or the line below a table's head.
[[nodiscard]] bool is_skeleton(std::string_view line);

// Whether the source's text is Markdown or plain text, not code: messages,
// issues and handoffs are.
[[nodiscard]] bool is_prose(const Pointer& pointer);

// `run`, of a source that is prose, without what belongs to the author's text
// around it: at its end headings, rules, a table's head, or a table with its
// head that goes on behind it; at its start rules. What is quoted or fenced
// was pasted with them. May be empty.
[[nodiscard]] Run without_skeleton(const NoteLines& notes, Run run);

} // namespace handoff::point
