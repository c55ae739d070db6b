// SPDX-License-Identifier: MIT
// Candidates to findings: overlaps joined, tokens taken whole.
#pragma once

#include "redact/detect/collector.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace handoff::redact {

// `candidate` up to the end of the token that it ends in, also where that is
// wrapped.
[[nodiscard]] Candidate with_whole_token(std::string_view text,
                                         Candidate candidate);

// Overlapping candidates become their union under the name of the lowest
// level, then of the longest, then of the most specific. A secret that ends
// within a token is extended to the token's end.
class Merger {
public:
  // `see` is given the findings in order; they do not overlap.
  Merger(std::string_view text, std::function<void(const Candidate&)> see)
      : text_(text), see_(std::move(see)) {}

  // The next candidates by their start; those with a gate are left out.
  void add(const std::vector<Candidate>& candidates);

  // After the last.
  void finish();

private:
  std::string_view text_;
  std::function<void(const Candidate&)> see_;
  std::optional<Candidate> open_; // may still grow
  Candidate named_;               // whose name it has
};

} // namespace handoff::redact
