// SPDX-License-Identifier: MIT
// The fit stage: keeps a handoff to its budget.
#include "handoff/fit.hpp"

#include "handoff/relevance.hpp"
#include "render/markdown.hpp"
#include "text/tokens.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

namespace handoff {
namespace {

constexpr std::size_t k_max_growth = 2;   // of the budget, for the author
constexpr std::size_t k_our_share = 8;    // of an exceeded budget: one in eight
constexpr std::size_t k_light_share = 10; // of the budget: one in ten
constexpr std::size_t k_marker_tokens = 2;

// One entry that may be left out, and what decides when.
struct OptionalEntry {
  Part part;
  std::size_t index; // in its part
  bool is_authors;
  Weight weight;
  std::size_t relevance;
  std::size_t age;
  std::size_t tokens;
  bool is_kept = true;
};

std::string text_of(const Entry<redact::RedactedText>& entry) {
  std::string text;
  for (const auto& piece : entry.pieces) {
    text += piece.text.str() + " ";
  }
  return text;
}

// How long a part of the author's is kept: what is asked and what is to be
// done outlive where it stood.
std::size_t urgency(Part part) {
  static constexpr Part k_max_urgent_first[] = {Part::goal,
                                                Part::next_steps,
                                                Part::questions,
                                                Part::answers,
                                                Part::know,
                                                Part::state,
                                                Part::verification,
                                                Part::pointers};
  const auto found = std::ranges::find(k_max_urgent_first, part);
  return static_cast<std::size_t>(std::end(k_max_urgent_first) - found);
}

// The author's entries in front, the last to be left out first of all.
bool is_kept_longer(const OptionalEntry& a, const OptionalEntry& b) {
  if (a.is_authors != b.is_authors) {
    return a.is_authors;
  }
  if (a.is_authors) {
    return std::tuple(b.weight, urgency(b.part), a.part, a.index) <
           std::tuple(a.weight, urgency(a.part), b.part, b.index);
  }
  return std::tuple(b.weight, b.relevance, a.part, a.age, a.index) <
         std::tuple(a.weight, a.relevance, b.part, b.age, b.index);
}

class Fitting {
public:
  Fitting(const Handoff& handoff, std::size_t budget, const Measure& measure)
      : handoff_(handoff), budget_(budget), measure_(measure) {
    rank();
  }

  // Leaves entries of ours out until the rest fits; see fit().
  void keep_to_budget();
  // Leaves the author's out as well.
  void keep_to_characters(std::size_t limit);

  [[nodiscard]] Handoff result() const;

private:
  void rank();
  [[nodiscard]] std::size_t tokens() const { return measure_(result()).tokens; }
  void leave_ours_out();
  void fill_with_ours(std::size_t limit);
  template <typename Fits>
  void drop_last_until(const Fits& fits, bool is_authors);

  const Handoff& handoff_;
  std::size_t budget_;
  const Measure& measure_;
  std::vector<OptionalEntry> candidates_; // the last is left out first
  bool is_over_budget_ = false;
  std::size_t characters_ = 0; // the limit, if it cuts
};

void Fitting::rank() {
  const Relevance relevance(handoff_.purpose.view());
  for (const auto& [part, entries] : handoff_.parts) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (entries[i].weight != Weight::fixed) {
        candidates_.push_back(
            {.part = part,
             .index = i,
             .is_authors = entries[i].source == Source::author,
             .weight = entries[i].weight,
             .relevance = relevance.of(text_of(entries[i])),
             .age = entries[i].age,
             .tokens = entry_tokens(entries[i], part)});
      }
    }
  }
  std::ranges::sort(candidates_, is_kept_longer);
}

Handoff Fitting::result() const {
  Handoff result = {.kind = handoff_.kind,
                    .header = handoff_.header,
                    .purpose = handoff_.purpose,
                    .title = handoff_.title,
                    .left_out = handoff_.left_out, // what came before us cut
                    .can_be_asked = handoff_.can_be_asked};
  std::map<Part, std::vector<bool>> gone;
  for (const OptionalEntry& candidate : candidates_) {
    if (!candidate.is_kept) {
      std::vector<bool>& missing = gone[candidate.part];
      missing.resize(handoff_.parts.at(candidate.part).size());
      missing[candidate.index] = true;
      ++(candidate.is_authors ? result.left_out.of_author
                              : result.left_out.entries)[candidate.part];
    }
  }
  for (const auto& [part, entries] : handoff_.parts) {
    const std::vector<bool>& missing = gone[part];
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i >= missing.size() || !missing[i]) {
        result.parts[part].push_back(entries[i]);
      }
    }
  }
  result.left_out.budget = budget_;
  result.left_out.characters = characters_;
  result.left_out.is_over_budget = is_over_budget_;
  return result;
}

void Fitting::leave_ours_out() {
  for (OptionalEntry& candidate : candidates_) {
    candidate.is_kept = candidate.is_authors;
  }
}

// Leaves out the fewest of the last entries, of the author's or of ours, that
// make the rest fit, or all of them: dropping more never makes it longer, so
// the count can be searched by halves.
template <typename Fits>
void Fitting::drop_last_until(const Fits& fits, bool is_authors) {
  std::vector<OptionalEntry*> kept;
  for (OptionalEntry& candidate : candidates_) {
    if (candidate.is_kept && candidate.is_authors == is_authors) {
      kept.push_back(&candidate);
    }
  }
  const auto keep = [&](std::size_t count) {
    for (std::size_t i = 0; i < kept.size(); ++i) {
      kept[i]->is_kept = i < count;
    }
  };
  std::size_t low = 0; // as many fit, as far as anything does
  std::size_t high = kept.size();
  while (low < high) {
    const std::size_t middle = (low + high + 1) / 2;
    keep(middle);
    if (fits()) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  keep(low);
}

// The best that fit; the estimate is exact but for headings and the notice.
// A budget is no reason to fill a page with what hardly matters.
void Fitting::fill_with_ours(std::size_t limit) {
  std::size_t sum = tokens();
  const std::size_t most_light = budget_ / k_light_share;
  std::size_t light = 0;
  for (OptionalEntry& candidate : candidates_) {
    const bool is_light = candidate.weight == Weight::low;
    const bool fits = sum + candidate.tokens <= limit &&
                      (!is_light || light + candidate.tokens <= most_light);
    if (!candidate.is_kept && fits) {
      candidate.is_kept = true;
      sum += candidate.tokens;
      light += is_light ? candidate.tokens : 0;
    }
  }
  drop_last_until([&] { return tokens() <= limit; }, false);
}

void Fitting::keep_to_budget() {
  if (tokens() <= budget_) {
    return;
  }
  leave_ours_out();
  const std::size_t of_author = tokens();
  if (of_author <= budget_) {
    fill_with_ours(budget_);
    return;
  }
  const std::size_t most = budget_ * k_max_growth;
  is_over_budget_ =
      std::ranges::any_of(candidates_, &OptionalEntry::is_authors);
  drop_last_until([&] { return tokens() <= most; }, true);
  if (of_author <= most) {
    fill_with_ours(std::min(most, of_author + budget_ / k_our_share));
  }
}

void Fitting::keep_to_characters(std::size_t limit) {
  const auto fits = [&] { return measure_(result()).characters <= limit; };
  if (fits()) {
    return;
  }
  characters_ = limit;
  drop_last_until(fits, false);
  drop_last_until(fits, true);
}

} // namespace

std::size_t entry_tokens(const Entry<redact::RedactedText>& entry, Part part) {
  return text::estimate_tokens(entry_markdown(entry, part),
                               text::Tokenizer::o200k) +
         k_marker_tokens;
}

Handoff fit(Handoff handoff, const Limits& limits, const Measure& measure) {
  Fitting fitting(handoff, limits.tokens, measure);
  if (limits.tokens > 0) {
    fitting.keep_to_budget();
  }
  if (limits.characters > 0) {
    fitting.keep_to_characters(limits.characters);
  }
  return fitting.result();
}

} // namespace handoff
