// SPDX-License-Identifier: MIT
// For one of many: its failure is said, and the others go on.
#pragma once

#include "base/error.hpp"

#include <optional>

namespace handoff::base {

// Runs `work`, and gives the Error that ended it. Only for work on one of
// several equal things (a file of a listing, a place to write to), where its
// failure must not cost the rest.
template <typename Work>
[[nodiscard]] std::optional<Error> attempt(Work work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

} // namespace handoff::base
