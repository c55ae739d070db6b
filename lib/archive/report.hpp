// SPDX-License-Identifier: MIT
// What `recall` shows of an archive.
#pragma once

#include "archive/address.hpp"
#include "archive/archive.hpp"
#include "redact/redactor.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::archive {

// One entry, or a passage of one, redacted by the rules of today.
struct ShownEntry {
  std::string pointer; // "session:1c38adc0#7"
  std::string agent;
  Part part = Part::said;
  redact::RedactedText text;
  double score = 0; // of a search
};

// Every entry of the turns that `address` names, in order; empty if there is
// no such turn.
[[nodiscard]] std::vector<ShownEntry> turns_at(const View& archive,
                                               const TurnAddress& address,
                                               redact::Redactor& redactor);

// The passages that `question` is about, best first.
[[nodiscard]] std::vector<ShownEntry>
passages_about(const View& archive,
               std::string_view question,
               std::size_t max_count,
               redact::Redactor& redactor);

// The first line of what was asked in each turn: the table of contents.
[[nodiscard]] std::vector<ShownEntry> contents(const View& archive,
                                               redact::Redactor& redactor);

// For a reader: a heading for each turn, the part before each entry, further
// lines indented, so that no text can look like a heading of ours.
[[nodiscard]] std::string as_text(const std::vector<ShownEntry>& shown);

} // namespace handoff::archive
