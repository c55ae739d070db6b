// SPDX-License-Identifier: MIT
#include "redact/collector.hpp"

#include "redact/charset.hpp"
#include "redact/gates.hpp"

namespace handoff::redact {

namespace {

constexpr std::size_t k_longest_placeholder = 64;

// "[user]", "[user2]"
bool holds_user(std::string_view value) {
  for (std::size_t at = value.find(k_user_lead); at != std::string_view::npos;
       at = value.find(k_user_lead, at + 1)) {
    const std::size_t end =
        run_end(value, at + k_user_lead.size(), Charset::digit);
    if (end < value.size() && value[end] == ']') {
      return true;
    }
  }
  return false;
}

// Whether [start, end) holds a placeholder of ours or is a piece of one.
bool touches_placeholder(std::string_view text,
                         std::size_t start,
                         std::size_t end) {
  if (text.substr(start).starts_with(k_user_lead) ||
      holds_user(text.substr(start, end - start))) {
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
