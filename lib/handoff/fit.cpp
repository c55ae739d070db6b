// SPDX-License-Identifier: MIT
// The fit stage: keeps a handoff to its budget by what matters for its
// purpose.
#include "handoff/fit.hpp"

#include "handoff/relevance.hpp"

#include <algorithm>
#include <tuple>

namespace handoff {
namespace {

// One entry that may go, and what decides when.
struct Candidate {
  Part part;
  std::size_t index; // in its part
  Weight weight;
  std::size_t relevance;
  std::size_t age;
};

std::string text_of(const Entry<redact::RedactedText>& entry) {
  std::string text;
  for (const auto& piece : entry.pieces) {
    text += piece.text.str() + " ";
  }
  return text;
}

// First to go first.
std::vector<Candidate> candidates(const Handoff& handoff) {
  const Relevance relevance(handoff.title.view());
  std::vector<Candidate> all;
  for (const auto& [part, entries] : handoff.parts) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].weight != Weight::required) {
        all.push_back({.part = part,
                       .index = i,
                       .weight = entries[i].weight,
                       .relevance = relevance.of(text_of(entries[i])),
                       .age = entries[i].age});
      }
    }
  }
  std::ranges::sort(all, [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.weight, a.relevance, b.part, b.age, b.index) <
           std::tuple(b.weight, b.relevance, a.part, a.age, a.index);
  });
  return all;
}

// `handoff` without the first `count` of `dropped`.
Fitted without(const Handoff& handoff,
               const std::vector<Candidate>& dropped,
               std::size_t count) {
  std::map<Part, std::vector<std::size_t>> gone;
  for (std::size_t i = 0; i < count; ++i) {
    gone[dropped[i].part].push_back(dropped[i].index);
  }
  Fitted result = {.handoff = {.kind = handoff.kind,
                               .header = handoff.header,
                               .title = handoff.title}};
  for (const auto& [part, entries] : handoff.parts) {
    const std::vector<std::size_t>& missing = gone[part];
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (std::ranges::find(missing, i) == missing.end()) {
        result.handoff.parts[part].push_back(entries[i]);
        continue;
      }
      ++result.left_out.entries[part];
      result.left_out.from_notes += entries[i].source == Source::notes ? 1 : 0;
    }
  }
  return result;
}

} // namespace

std::size_t LeftOut::total() const {
  std::size_t sum = 0;
  for (const auto& [part, count] : entries) {
    sum += count;
  }
  return sum;
}

Fitted fit(Handoff handoff, std::size_t budget, const Measure& measure) {
  if (budget == 0 || measure(handoff, {}) <= budget) {
    return {std::move(handoff), {}};
  }
  const auto measured = [&](Fitted& fitted) {
    fitted.left_out.budget = budget;
    return measure(fitted.handoff, fitted.left_out);
  };
  const std::vector<Candidate> order = candidates(handoff);
  // The fewest entries whose loss is enough: dropping more never adds tokens,
  // so the count can be searched by halves.
  std::size_t low = 1;
  std::size_t high = order.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    Fitted fitted = without(handoff, order, middle);
    if (measured(fitted) <= budget) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  Fitted fitted = without(handoff, order, high);
  fitted.left_out.budget = budget;
  return fitted;
}

} // namespace handoff
