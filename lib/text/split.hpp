// SPDX-License-Identifier: MIT
// A text cut into pieces.
#pragma once

#include <string_view>
#include <vector>

namespace handoff::text {

// `text` cut at each `separator`. An empty piece behind the last separator is
// left out: lines end with their newline.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text,
                                                  char separator);

} // namespace handoff::text
