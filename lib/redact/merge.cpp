// SPDX-License-Identifier: MIT
#include "redact/merge.hpp"

#include "redact/charset.hpp"

#include <algorithm>

namespace handoff::redact {
namespace {

std::size_t size_of(const Candidate& candidate) {
  return candidate.end - candidate.start;
}

// "-", "." and "/" end a sentence or a path as often as they go on.
std::size_t token_end(std::string_view text, std::size_t end) {
  if (end == 0 || !is_alnum(text[end - 1])) {
    return end;
  }
  while (end < text.size()) {
    const char c = text[end];
    const bool goes_on =
        is_alnum(c) || c == '_' || c == '=' || c == '+' ||
        (c == '-' && end + 1 < text.size() && is_alnum(text[end + 1]));
    if (!goes_on) {
      break;
    }
    ++end;
  }
  return end;
}

bool names_better(const Candidate& a, const Candidate& b) {
  return a.level != b.level ? a.level < b.level : size_of(a) > size_of(b);
}

} // namespace

std::vector<Candidate> merged(std::string_view text,
                              std::vector<Candidate> candidates) {
  std::erase_if(candidates, [](const Candidate& c) { return !c.gate.empty(); });
  for (Candidate& candidate : candidates) {
    if (candidate.level == Level::provider) {
      candidate.end = token_end(text, candidate.end);
    }
  }
  std::ranges::stable_sort(candidates, {}, &Candidate::start);
  std::vector<Candidate> result;
  Candidate named; // whose name the last of the result has
  for (const Candidate& candidate : candidates) {
    if (result.empty() || candidate.start >= result.back().end) {
      result.push_back(candidate);
      named = candidate;
      continue;
    }
    Candidate& last = result.back();
    last.end = std::max(last.end, candidate.end);
    if (names_better(candidate, named)) {
      last.rule = candidate.rule;
      named = candidate;
    }
  }
  return result;
}

} // namespace handoff::redact
