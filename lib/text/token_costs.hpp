// SPDX-License-Identifier: MIT
// What each Feature of tokens.cpp costs, in tokens. Learned by
// script/learn/token-costs from 2457 files; do not edit.
#pragma once

#include <array>

namespace handoff::text {

inline constexpr std::array<double, 17> k_o200k_costs = {
    0.95, // spaced_words
    1.34, // marked_words
    1.11, // bare_words
    0.05, // long_letters
    0.43, // name_letters
    0.04, // capitals
    1.07, // digit_groups
    1.05, // mark_runs
    0.48, // more_marks
    1.34, // newlines
    0.72, // indents
    0.68, // ideographs
    0.98, // accented
    0.16, // foreign_letters
    0.32, // boxes
    1.84, // symbols
    0,    // closed_lines
};

inline constexpr std::array<double, 17> k_claude_costs = {
    0.96, // spaced_words
    2.24, // marked_words
    1.23, // bare_words
    0.1,  // long_letters
    0.07, // name_letters
    0.04, // capitals
    1.01, // digit_groups
    0.98, // mark_runs
    0.41, // more_marks
    1.23, // newlines
    0,    // indents
    1.04, // ideographs
    2.75, // accented
    0.56, // foreign_letters
    0.56, // boxes
    3.29, // symbols
    0.91, // closed_lines
};

} // namespace handoff::text
