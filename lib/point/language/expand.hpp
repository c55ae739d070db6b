// SPDX-License-Identifier: MIT
// Gives back what pointers stand for, byte for byte.
#pragma once

#include "point/language/find_pointers.hpp"
#include "point/language/library.hpp"
#include "point/language/replacement.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

struct Expanded {
  std::string text;
  std::vector<Pointer> missing; // left as they stood: not to be read here
};

// Puts the passage in place of every mark, and takes back the backslash that
// escaped() put before what only looks like one. Throws Error where more than
// 256 MiB would come of it.
[[nodiscard]] Expanded expand(std::string_view text, Library& library);

// What one mark stands for; nothing where its source cannot be read or the
// recipe does not fit.
[[nodiscard]] std::optional<std::string> expand(const Mark& mark,
                                                Library& library);

// `notes` with its replacements (in order, not overlapping). What looks like
// a mark in the notes themselves gets a backslash before it, so that
// expand() gives the notes back whatever they hold. A replacement behind a
// backslash cannot be told from such an escape: is_escaped_at() says so.
[[nodiscard]] std::string
with_marks(std::string_view notes,
           const std::vector<Replacement>& replacements);
[[nodiscard]] bool is_escaped_at(std::string_view text, std::size_t at);

} // namespace handoff::point
