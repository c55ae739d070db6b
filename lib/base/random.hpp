// SPDX-License-Identifier: MIT
// Names that no one can guess.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::base {

// The 28 characters of random names: digits and small consonants, without
// those that look alike (0, 1, l). No vowels, so no words.
inline constexpr std::string_view k_random_alphabet =
    "23456789bcdfghjkmnpqrstvwxyz";

// `size` characters of the alphabet from the kernel's generator.
[[nodiscard]] std::string random_name(std::size_t size);

// The id of a handoff, "4kq7-2mzd": 38 bits.
[[nodiscard]] std::string random_id();

} // namespace handoff::base
