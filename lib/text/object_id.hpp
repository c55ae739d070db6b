// SPDX-License-Identifier: MIT
// The ids of git's objects, as git prints them: in lower case.
#pragma once

#include "text/ascii.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace handoff::text {

constexpr std::size_t k_sha1_digits = 40;
constexpr std::size_t k_sha256_digits = 64;
constexpr std::size_t k_min_id_digits = 7; // of an abbreviated id that counts

[[nodiscard]] constexpr bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), is_hex_digit);
}

// A whole id, of SHA-1 or SHA-256.
[[nodiscard]] constexpr bool is_object_id(std::string_view text) {
  return (text.size() == k_sha1_digits || text.size() == k_sha256_digits) &&
         is_hex(text);
}

// A whole id or the beginning of one, at least seven digits.
[[nodiscard]] constexpr bool may_be_object_id(std::string_view text) {
  return text.size() >= k_min_id_digits && text.size() <= k_sha256_digits &&
         is_hex(text);
}

} // namespace handoff::text
