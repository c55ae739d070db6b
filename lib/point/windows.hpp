// SPDX-License-Identifier: MIT
// Parts of very long notes, so that memory does not grow with them.
#pragma once

#include "point/notes.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace handoff::point {

// A part has about so many bytes; notes that are not longer by half are one.
inline constexpr std::size_t k_window = std::size_t{512} << 10U;

// All of the notes, in order: whole lines, cut where a passage is least likely
// to be (before a heading, behind a blank line), in a fence only when it is
// longer than a part.
[[nodiscard]] std::vector<std::string_view>
windows(const Notes& notes, std::size_t size = k_window);

} // namespace handoff::point
