// SPDX-License-Identifier: MIT
// Looks at a text as its reader sees it, where that is not its bytes.
#pragma once

#include "redact/detect/collector.hpp"
#include "redact/engine/engine.hpp"
#include "redact/engine/known.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace handoff::redact {

// Who looks.
struct Eyes {
  std::span<Engine> engines;
  const KnownValues* known = nullptr;
};

// What the engines, detectors and known values find by the triggers in [from,
// to) of `text`, and around the bytes there that are read otherwise than they
// stand, in any order. A finding reaches from the first to the last byte that
// spells it; bytes at its ends that are not seen are left out. Text that is
// read as it stands costs one quick pass more. What is found may start up to 2
// KB before what a rule would reach back from `from`.
[[nodiscard]] std::vector<Candidate> look(std::string_view text,
                                          std::size_t from,
                                          std::size_t to,
                                          const Eyes& eyes,
                                          Explain explain);

} // namespace handoff::redact
