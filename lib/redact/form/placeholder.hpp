// SPDX-License-Identifier: MIT
// The form of what stands for a finding: "[REDACTED:github-pat#1]".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace handoff::redact {

// Bytes; "[REDACTED:", a rule's id, "#", a number of 32 bits and "]".
inline constexpr std::size_t k_max_placeholder_length = 64;

struct PlaceholderPlace {
  std::size_t start = 0; // bytes of the text
  std::size_t end = 0;   // exclusive
};

// Of the whole placeholders that start in [from, to) the last; it may end
// behind `to`. What only begins like one is text as any other.
[[nodiscard]] std::optional<PlaceholderPlace>
last_placeholder(std::string_view text, std::size_t from, std::size_t to);

} // namespace handoff::redact
