// SPDX-License-Identifier: MIT
// How much a token looks like words, and what else it may be.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::redact {

// Average bits that each byte of `token` costs under a bigram model of
// identifiers, paths and words. Text and code are below 5, random base-62
// above 6. 0 for an empty token.
[[nodiscard]] double bits_per_byte(std::string_view token);

// The same over the runs of four letters and more alone; 0 when there is none.
[[nodiscard]] double letter_bits(std::string_view token);

// How often letters and digits alternate: "sha256" once, "a1b2c3" five times.
[[nodiscard]] std::size_t alternations(std::string_view token);

// True for a token that hardly comes from a person's keyboard: letters and
// digits mixed, or letters in a rare order. Hexadecimal digests and UUIDs are
// unlikely, too.
[[nodiscard]] bool is_unlikely(std::string_view token);

// True also for tokens that are typed in by rote or made up: enough digits,
// in one piece, with letters that are no words ("abcdef1234567890").
[[nodiscard]] bool is_opaque(std::string_view token);

[[nodiscard]] bool is_hex(std::string_view token);

// 8-4-4-4-12 hexadecimal digits.
[[nodiscard]] bool is_uuid(std::string_view token);

} // namespace handoff::redact
