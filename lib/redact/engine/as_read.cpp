// SPDX-License-Identifier: MIT
// Looks at a text as its reader sees it, where that is not its bytes.
#include "redact/engine/as_read.hpp"

#include "redact/engine/merge.hpp"
#include "redact/form/encoded.hpp"
#include "redact/reading/unseen.hpp"
#include "redact/reading/view.hpp"

#include <algorithm>
#include <iterator>

namespace handoff::redact {
namespace {

// How much of the text before such a byte a rule may look at, and behind it.
constexpr std::size_t k_view_behind = 1024;
constexpr std::size_t k_view_ahead = 4096;

// A part of a text whose first and last bytes that are read otherwise are at
// `first` and before `last`.
struct RereadRegion {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

// Where the line of `at` begins, or k_view_behind bytes before.
std::size_t line_start(std::string_view text, std::size_t at) {
  const std::size_t lowest = at - std::min(at, k_view_behind);
  while (at > lowest && text[at - 1] != '\n') {
    --at;
  }
  return at;
}

RereadRegion
region_around(std::string_view text, const Changed& first, std::size_t to) {
  std::size_t last = first.end;
  for (Changed next = find_changed(text, last, to);
       next.start < to && next.start < last + k_view_ahead;
       next = find_changed(text, last, to)) {
    last = next.end;
  }
  return {line_start(text, first.start - std::min(first.start, k_view_behind)),
          std::min(text.size(), last + k_view_ahead),
          first.start,
          last};
}

// Of what stands apart from all that is read otherwise the text itself is the
// better judge: the region cuts what is around it.
bool concerns(const Candidate& found, const RereadRegion& region) {
  return found.end > region.first - std::min(region.first, k_view_behind / 4) &&
         found.start < region.last + k_view_ahead / 4;
}

std::vector<Candidate> look_through(std::string_view text,
                                    std::size_t from,
                                    std::size_t to,
                                    const Eyes& eyes,
                                    Explain explain) {
  Collector out(text, explain);
  for (Engine& engine : eyes.engines) {
    engine.scan(from, to, out);
  }
  find_unlikely_tokens(from, to, out);
  eyes.known->find(from, to, out);
  return out.take();
}

std::vector<Candidate> look_at(std::string_view text,
                               const RereadRegion& region,
                               const Eyes& eyes,
                               Explain explain) {
  const View spelled =
      spelled_out(text.substr(region.start, region.end - region.start));
  const View view = without_unseen(spelled.text());
  std::vector<Candidate> seen =
      look_through(view.text(), 0, view.text().size(), eyes, explain);
  for (Candidate& found : seen) {
    if (found.gate.empty()) {
      found = with_whole_token(view.text(), found);
    }
    found.start = region.start + spelled.start_of(view.start_of(found.start));
    found.end = region.start + spelled.end_of(view.end_of(found.end));
  }
  std::erase_if(
      seen, [&](const Candidate& found) { return !concerns(found, region); });
  return seen;
}

// Base64 whose content holds a secret is one: as a whole.
void look_into_encoded(std::string_view text,
                       std::size_t from,
                       std::size_t to,
                       const Eyes& eyes,
                       std::vector<Candidate>& all) {
  for (Encoded next = next_encoded(text, from, to); next.start < to;
       next = next_encoded(text, next.end, to)) {
    const std::vector<Candidate> inside =
        look_through(next.plain, 0, next.plain.size(), eyes, Explain::no);
    const bool holds_secret =
        std::ranges::any_of(inside, [](const Candidate& found) {
          return found.level != Level::personal;
        });
    if (holds_secret) {
      all.push_back({next.start, next.end, "encoded-secret", Level::provider});
    }
  }
}

// How far before a finding bytes may begin that are read otherwise.
constexpr std::size_t k_max_lead = 32;

// `found` without what is not seen at its ends; empty if nothing is left. What
// begins within such bytes begins behind them, but for an address, which is
// another one without them.
Candidate between_unseen(std::string_view text, Candidate found) {
  Changed tail; // what is not seen, one behind the other
  std::size_t at = found.start - std::min(found.start, k_max_lead);
  for (Changed next = find_changed(text, at, found.end); next.start < found.end;
       next = find_changed(text, next.end, found.end)) {
    if (next.end <= found.start) {
      continue;
    }
    if (next.start < found.start ||
        (next.start == found.start && !next.is_seen)) {
      const bool is_other =
          next.start < found.start && found.level == Level::personal;
      found.start = is_other ? found.end : next.end;
    } else if (!next.is_seen) {
      tail = {next.start == tail.end ? tail.start : next.start, next.end};
    } else if (next.end > found.end) {
      found.end = next.start; // a mark that is escaped is not the value's
    }
  }
  if (tail.end >= found.end && tail.end != 0) {
    found.end = tail.start;
  }
  found.end = std::max(found.start, found.end);
  return found;
}

// Whether what is not seen at [start, end) goes on into the bracket of a
// placeholder behind it, as an ESC that stands alone does.
bool swallows_bracket(std::string_view text,
                      std::size_t start,
                      std::size_t end) {
  constexpr std::string_view bracket = "[R";
  std::string shown(text.substr(start, end - start));
  shown += bracket;
  const View read = spelled_out(shown);
  return unseen_size(read.text(), 0) > read.text().size() - bracket.size();
}

// `found` with such bytes right before it: its placeholder has to be seen.
Candidate with_open_escape(std::string_view text, Candidate found) {
  for (std::size_t at = found.start - std::min(found.start, k_max_lead);
       at < found.start;) {
    const Changed next = find_changed(text, at, found.start);
    if (next.start < found.start && next.end == found.start && !next.is_seen &&
        swallows_bracket(text, next.start, next.end)) {
      found.start = next.start;
    }
    at = std::max(next.end, at + 1);
  }
  return found;
}

} // namespace

std::vector<Candidate> look(std::string_view text,
                            std::size_t from,
                            std::size_t to,
                            const Eyes& eyes,
                            Explain explain) {
  std::vector<Candidate> all = look_through(text, from, to, eyes, explain);
  for (Candidate& found : all) {
    found = between_unseen(text, found);
  }
  std::erase_if(
      all, [](const Candidate& found) { return found.start == found.end; });
  for (Changed next = find_changed(text, from, to); next.start < to;) {
    const RereadRegion region = region_around(text, next, to);
    std::ranges::move(look_at(text, region, eyes, explain),
                      std::back_inserter(all));
    next = find_changed(text, region.last, to);
  }
  look_into_encoded(text, from, to, eyes, all);
  for (Candidate& found : all) {
    if (found.gate.empty()) {
      found = with_open_escape(text, found);
    }
  }
  return all;
}

} // namespace handoff::redact
