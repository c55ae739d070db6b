// SPDX-License-Identifier: MIT
// How many digits of an id are shown.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace handoff::git {

// A pointer has no fewer, whatever core.abbrev says: shorter names are words.
inline constexpr std::size_t k_min_id_digits = 7;

// So many that every one of these commits (full ids) can be named: the most
// that `git rev-parse --short` takes for one of them, and at least the least.
// Ids that are empty or not here do not count.
[[nodiscard]] std::size_t id_digits(const std::vector<std::string>& ids);

} // namespace handoff::git
