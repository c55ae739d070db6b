// SPDX-License-Identifier: MIT
#include "redact/collector.hpp"

#include "redact/gates.hpp"

namespace handoff::redact {

namespace {

constexpr std::size_t k_longest_placeholder = 64;

// Whether [start, end) holds a placeholder of ours or is a piece of one.
bool touches_placeholder(std::string_view text,
                         std::size_t start,
                         std::size_t end) {
  if (text.substr(start).starts_with(k_user_lead)) {
    return true;
  }
  const std::size_t lowest =
      start > k_longest_placeholder ? start - k_longest_placeholder : 0;
  const std::string_view around = text.substr(lowest, end - lowest);
  const std::size_t lead = around.rfind(k_placeholder_lead);
  if (lead == std::string_view::npos) {
    return false;
  }
  return lowest + lead >= start || around.find(']', lead) >= start - lowest;
}

} // namespace

void Collector::add(Candidate candidate) {
  if (candidate.start >= candidate.end) {
    return;
  }

  if (candidate.gate.empty() &&
      touches_placeholder(text_, candidate.start, candidate.end)) {
    candidate.gate = "already redacted";
  }
  if (candidate.gate.empty() || explain_ == Explain::yes) {
    candidates_.push_back(candidate);
  }
}

} // namespace handoff::redact
