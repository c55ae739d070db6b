// SPDX-License-Identifier: MIT
// What the conversations behind a handoff held, turn by turn.
#pragma once

#include "redact/form/redacted_text.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::archive {

// What happened in a turn.
enum class Part {
  asked,   // a person's words
  said,    // the agent's words
  chose,   // a question and what was answered
  ran,     // a command, how it ended, the telling lines of its output
  changed, // a file that was written
};
inline constexpr Part k_parts[] = {
    Part::asked, Part::said, Part::chose, Part::ran, Part::changed};

// "asked", "said", ...
[[nodiscard]] std::string_view part_name(Part part);

template <typename Text>
struct BasicEntry {
  Part part = Part::said;
  Text text;
};

// Numbered as session/turns.hpp counts them, from 1.
template <typename Text>
struct BasicTurn {
  std::uint32_t number = 0;
  std::vector<BasicEntry<Text>> entries; // in order
};

template <typename Text>
struct BasicConversation {
  std::string agent;                  // "claude"
  std::string id;                     // the agent's own, whole
  std::vector<BasicTurn<Text>> turns; // ascending, none without entries
};

template <typename Text>
using BasicArchive = std::vector<BasicConversation<Text>>;

// Before redaction and after it, as Draft and Handoff are.
using Draft = BasicArchive<std::string>;
using Archive = BasicArchive<redact::RedactedText>;
// Whose texts are parts of bytes that somebody else owns.
using View = BasicArchive<std::string_view>;

[[nodiscard]] View view_of(const Draft& draft);

// An archive that was read from its file: `archive` looks into `bytes`, so
// that megabytes of text are not copied to be searched once.
struct LoadedArchive {
  std::unique_ptr<const char[]> bytes;
  View archive;
};

// At most so many bytes of text are kept, all conversations together, so that
// the file stays below k_max_file_bytes and can be searched in 50 ms.
inline constexpr std::size_t k_max_text_bytes = std::size_t{6} << 20U;
inline constexpr std::size_t k_max_file_bytes = std::size_t{2} << 20U;

} // namespace handoff::archive
