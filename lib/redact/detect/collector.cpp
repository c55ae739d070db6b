// SPDX-License-Identifier: MIT
// What detectors see and where they put what they find.
#include "redact/detect/collector.hpp"

#include "redact/form/placeholder.hpp"
#include "redact/rules/charset.hpp"
#include "redact/value/gates.hpp"

namespace handoff::redact {

namespace {

// Whether "[user]" or "[user2]" starts at `at`.
bool is_user(std::string_view text, std::size_t at) {
  const std::size_t end =
      run_end(text, at + k_user_lead.size(), Charset::digit);
  return end < text.size() && text[end] == ']';
}

bool holds_user(std::string_view value) {
  for (std::size_t at = value.find(k_user_lead); at != std::string_view::npos;
       at = value.find(k_user_lead, at + 1)) {
    if (is_user(value, at)) {
      return true;
    }
  }
  return false;
}

// Whether [start, end) holds a placeholder of ours or is a piece of one.
bool touches_placeholder(std::string_view text,
                         std::size_t start,
                         std::size_t end) {
  if ((text.substr(start).starts_with(k_user_lead) && is_user(text, start)) ||
      holds_user(text.substr(start, end - start))) {
    return true;
  }
  const std::size_t lowest =
      start > k_max_placeholder_length ? start - k_max_placeholder_length : 0;
  const auto last = last_placeholder(text, lowest, end);
  return last && last->end > start;
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
