// SPDX-License-Identifier: MIT
// Finds the sentences of a conversation that a successor needs word by word.
#pragma once

#include "session/dialogue/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

// The sentences and list items of `text` that decide, forbid, measure, link
// or leave open, in order; each once, with the first of these kinds that
// fits. Code blocks and quoted reminders are left out. `when` is not set.
[[nodiscard]] std::vector<Statement> find_statements(std::string_view text,
                                                     Speaker speaker);

// The kind of one sentence, or nothing.
[[nodiscard]] std::optional<StatementKind>
statement_kind(std::string_view sentence, Speaker speaker);

// `text` cut into sentences and list items, without list marks, emphasis
// around the whole, and code blocks.
[[nodiscard]] std::vector<std::string_view> sentences(std::string_view text);

} // namespace handoff::session
