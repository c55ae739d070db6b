// SPDX-License-Identifier: MIT
// Which turns a person or a document names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::archive {

// Turns of one session, or of every session in the archive.
struct TurnAddress {
  std::string session;     // the beginning of its id; empty: every one
  std::uint32_t first = 1; // both ends count
  std::uint32_t last = 1;
};

// "7", "7-9", "#7", "1c38adc0#7-9", and as documents point: "u7", "a7", "t7",
// "session:1c38adc0#7". nullopt for anything else, such as a word to look for.
[[nodiscard]] std::optional<TurnAddress> parse_address(std::string_view text);

// "session:1c38adc0#7"
[[nodiscard]] std::string pointer_to(std::string_view session_id,
                                     std::uint32_t turn);

} // namespace handoff::archive
