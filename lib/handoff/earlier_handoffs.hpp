// SPDX-License-Identifier: MIT
// The handoffs that notes on a branch may repeat.
#pragma once

#include "git/repository.hpp"
#include "point/point.hpp"
#include "store/lookup.hpp"

#include <optional>
#include <string>
#include <vector>

namespace handoff {

// What was taken up on `branch`, what was written on it or answers what was,
// newest first, and what these answer or go on from: the first few that are
// still there.
// Each whole, as it is stored. `parent` is the id of the handoff that is being
// answered, or empty.
[[nodiscard]] std::vector<point::SourceDocument>
read_earlier_handoffs(const git::Repository& repository,
                      const std::string& branch,
                      const std::string& parent);

// Full id of the newest snapshot that was made for `branch`; empty where there
// is none, or it is not here any more.
[[nodiscard]] std::string newest_snapshot(const git::Repository& repository,
                                          const std::string& branch);

// The text of a handoff that a pointer names, with what its budget left out
// or without, as its version says. Nothing where it is gone or was edited.
[[nodiscard]] std::optional<std::string>
read_earlier_handoff(const store::Shelves& shelves,
                     const point::Pointer& pointer);

} // namespace handoff
