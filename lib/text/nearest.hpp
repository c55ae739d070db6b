// SPDX-License-Identifier: MIT
// The known word that someone most likely meant.
#pragma once

#include <span>
#include <string_view>

namespace handoff::text {

// The candidate nearest to `word` (edit distance with transposition, ASCII
// case folded), or an empty view when none is near enough to be a slip of
// the hand: at most a third of the longer word's bytes, at least one.
[[nodiscard]] std::string_view
nearest(std::string_view word, std::span<const std::string_view> candidates);

} // namespace handoff::text
