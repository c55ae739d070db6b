// SPDX-License-Identifier: MIT
// The sentences that say most of what came of a request.
#pragma once

#include "session/dialogue/session.hpp"

#include <span>
#include <string>
#include <string_view>

namespace handoff::session {

// The sentence of a message that says most: a cause or a reason before
// anything else, and the next one where it goes on with that. At most 300
// bytes; "" for words that only announce ("Let me look.").
[[nodiscard]] std::string gist_of(std::string_view message);

// The same of all messages of a turn: what was found, what was changed, and
// what does not work, up to three sentences in their order. At most 360 bytes.
[[nodiscard]] std::string gist_of_turn(std::span<const Utterance> messages);

// The first sentence that says something, without emphasis, at most 300
// bytes.
[[nodiscard]] std::string first_sentence(std::string_view message);

// At most `most` bytes of `text`, cut between words, with a mark where its end
// is left out.
[[nodiscard]] std::string shortened(std::string text, std::size_t most);

// `text` without emphasis; code marks stay.
[[nodiscard]] std::string without_emphasis(std::string_view text);

} // namespace handoff::session
