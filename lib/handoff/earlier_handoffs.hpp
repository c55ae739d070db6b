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

struct EarlierHandoffs {
  std::vector<point::Document> documents; // each whole, as it is stored
  // Full id of the newest snapshot that was made on the branch and is still
  // here; empty: none.
  std::string snapshot;
};

// What was taken up on `branch`, what was written for it, newest first, and
// what these answer or go on from: the first few that are still there.
// `parent` is the id of the handoff that is being answered, or empty.
[[nodiscard]] EarlierHandoffs
read_earlier_handoffs(const git::Repository& repository,
                      const std::string& branch,
                      const std::string& parent);

// The text of a handoff that a pointer names, with what its budget left out
// or without, as its version says. Nothing where it is gone or was edited.
[[nodiscard]] std::optional<std::string>
read_earlier_handoff(const store::Shelves& shelves,
                     const point::Pointer& pointer);

} // namespace handoff
