// SPDX-License-Identifier: MIT
// Tells what a person typed from what they pasted: logs, stack traces, diffs,
// program output, documents.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::session {

enum class PasteKind { output, stack_trace, diff, data, document };

struct MessagePart {
  std::string_view text; // whole lines, trimmed of blank lines around them
  bool is_paste = false;
  PasteKind kind = PasteKind::output; // of a paste
};

// The parts of a message in order. A fenced block, lines that look like a
// program's, and a document with headings are pastes; a path, an identifier
// or an error quoted inside a sentence is not.
[[nodiscard]] std::vector<MessagePart> message_parts(std::string_view message);

// What the person typed, without the pastes; "" when all of it was pasted.
[[nodiscard]] std::string own_words(std::string_view message);

// One line for a paste: what it is, how long, and the line that matters:
// "[pasted output, 14 lines: fatal: the requested URL returned error: 403]".
[[nodiscard]] std::string paste_line(const MessagePart& paste);

// The message with each paste as one such line.
[[nodiscard]] std::string with_short_pastes(std::string_view message);

} // namespace handoff::session
