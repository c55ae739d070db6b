// SPDX-License-Identifier: MIT
// What the user has allowed to stay.
#include "redact/engine/allow.hpp"

#include "redact/reading/view.hpp"

#include <algorithm>
#include <utility>

namespace handoff::redact {
namespace {

constexpr std::string_view k_inline = "handoff:allow";
// How far from a candidate its line is searched: a line may be 50 MB long.
constexpr std::size_t k_mark_reach = 1024;

std::string_view line_around(std::string_view text, const Candidate& found) {
  std::size_t start = found.start;
  const std::size_t lowest = start > k_mark_reach ? start - k_mark_reach : 0;
  while (start > lowest && text[start - 1] != '\n') {
    --start;
  }
  const std::string_view ahead =
      text.substr(0, std::min(text.size(), found.end + k_mark_reach));
  const std::size_t end = std::min(ahead.find('\n', found.end), ahead.size());
  return text.substr(start, end - start);
}

// What is allowed stays, whatever other rules find in it.
void close_within(std::vector<Candidate> allowed,
                  std::vector<Candidate>& candidates) {
  std::ranges::sort(allowed, {}, &Candidate::start);
  for (Candidate& candidate : candidates) {
    auto next = std::ranges::upper_bound(
        allowed, candidate.start, {}, &Candidate::start);
    if (candidate.gate.empty() && next != allowed.begin() &&
        candidate.end <= (--next)->end) {
      candidate.gate = next->gate;
    }
  }
}

} // namespace

Marks marks_of(std::string_view text) {
  return text.find(k_inline) == std::string_view::npos ? Marks::none
                                                       : Marks::some;
}

AllowList::AllowList(const Options& options)
    : values_(options.allow_values), rules_(options.allow_rules) {
  for (const std::string& source : options.allow_patterns) {
    patterns_.emplace_back("handoff.redact.allowRegex", source);
  }
}

std::string_view AllowList::gate(std::string_view text,
                                 const Candidate& candidate) const {
  const std::string value =
      values_.empty() && patterns_.empty()
          ? std::string()
          : as_read(
                text.substr(candidate.start, candidate.end - candidate.start));
  if (std::ranges::find(values_, value) != values_.end()) {
    return "allowed value";
  }
  if (std::ranges::find(rules_, candidate.rule) != rules_.end()) {
    return "allowed rule";
  }
  for (const Pattern& pattern : patterns_) {
    if (pattern.find(value, 0)) {
      return "allowed pattern";
    }
  }
  return {};
}

void AllowList::close(std::string_view text,
                      Marks marks,
                      std::vector<Candidate>& candidates) const {
  std::vector<Candidate> allowed;
  for (Candidate& candidate : candidates) {
    if (!candidate.gate.empty()) {
      continue;
    }
    candidate.gate = gate(text, candidate);
    if (!candidate.gate.empty()) {
      allowed.push_back(candidate);
    } else if (marks == Marks::some &&
               line_around(text, candidate).find(k_inline) !=
                   std::string_view::npos) {
      candidate.gate = k_inline;
    }
  }
  if (!allowed.empty()) {
    close_within(std::move(allowed), candidates);
  }
}

} // namespace handoff::redact
