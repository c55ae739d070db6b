// SPDX-License-Identifier: MIT
#include "redact/collector.hpp"

#include "redact/gates.hpp"

namespace handoff::redact {

void Collector::add(Candidate candidate) {
  if (candidate.start >= candidate.end) {
    return;
  }
  const std::string_view value =
      text_.substr(candidate.start, candidate.end - candidate.start);
  if (candidate.gate.empty() &&
      value.find(k_placeholder_lead) != std::string_view::npos) {
    candidate.gate = "already redacted";
  }
  if (candidate.gate.empty() || explain_ == Explain::yes) {
    candidates_.push_back(candidate);
  }
}

} // namespace handoff::redact
