// SPDX-License-Identifier: MIT
// What a reader sees as one character.
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::text {

// A code point with all that combines with it.
struct Cluster {
  std::size_t size = 0;  // bytes
  std::size_t width = 0; // columns
};

// The cluster that begins at byte `at`, which must be inside `text`.
[[nodiscard]] Cluster cluster_at(std::string_view text, std::size_t at);

} // namespace handoff::text
