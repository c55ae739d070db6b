// SPDX-License-Identifier: MIT
// What a sentence chooses and what it rejects.
#include "session/dialogue/choice.hpp"

#include "session/dialogue/markers.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace handoff::session {
namespace {

// What ends a phrase.
constexpr auto k_ends = std::to_array<std::string_view>({" because",
                                                         " since ",
                                                         " as ",
                                                         " so ",
                                                         ", ",
                                                         "; ",
                                                         ". ",
                                                         " (",
                                                         ": ",
                                                         " for ",
                                                         " when ",
                                                         " where ",
                                                         " which ",
                                                         " that ",
                                                         " to ",
                                                         " in ",
                                                         " on ",
                                                         " after ",
                                                         " \xe2\x80\x94 ",
                                                         " - ",
                                                         " and ",
                                                         " with ",
                                                         " due ",
                                                         " here",
                                                         " until ",
                                                         "，",
                                                         "。",
                                                         "、"});

constexpr auto k_uses = std::to_array<std::string_view>({"decision: ",
                                                         "use ",
                                                         "using ",
                                                         "go with ",
                                                         "going with ",
                                                         "chose ",
                                                         "choose ",
                                                         "switch to ",
                                                         "switched to ",
                                                         "stick with "});

constexpr auto k_fillers = std::to_array<std::string_view>(
    {"the ", "a ", "an ", "our ", "using ", "use ", "any ", "to use "});

// Quotes and emphasis around the whole; an apostrophe inside stays.
std::string_view unquoted(std::string_view words) {
  constexpr std::string_view k_quotes = "`\"*'";
  while (!words.empty() && k_quotes.find(words[0]) != words.npos) {
    words.remove_prefix(1);
  }
  while (!words.empty() &&
         (k_quotes.find(words.back()) != words.npos || words.back() == '.' ||
          words.back() == '!' || words.back() == ',')) {
    words.remove_suffix(1);
  }
  return words;
}

// The phrase at the front of `text`, without articles and quotes.
std::string phrase(std::string_view text) {
  constexpr std::size_t k_max_length = 80; // bytes
  constexpr std::size_t k_max_end_length = 16;
  text = text.substr(0, k_max_length + k_max_end_length);
  const std::string lower = lower_text(text);
  std::size_t end = text.size();
  for (const std::string_view stop : k_ends) {
    end = std::min(end, lower.find(stop));
  }
  std::string_view words = trimmed(cut_utf8(text.substr(0, end), k_max_length));
  for (bool is_clean = false; !is_clean;) {
    is_clean = true;
    words = unquoted(words);
    const std::string start = lower_text(words);
    for (const std::string_view filler : k_fillers) {
      if (start.starts_with(filler)) {
        words = trimmed(words.substr(filler.size()));
        is_clean = false;
        break;
      }
    }
  }
  std::string result(words);
  std::erase(result, '`');
  return result;
}

// The last few words before `at`: where a language puts what it rejects.
std::string phrase_before(std::string_view text, std::size_t at) {
  std::string_view before = text.substr(0, at);
  for (const std::string_view stop : {"、", "，", "。", ", ", "は"}) {
    const std::size_t found = before.rfind(stop);
    if (found != before.npos && found + stop.size() < before.size()) {
      before.remove_prefix(found + stop.size());
    }
  }
  before = trimmed(before);
  const std::size_t blank = before.rfind(' ');
  return std::string(
      unquoted(blank == before.npos ? before : before.substr(blank + 1)));
}

// Behind the word that decides or, where a language puts the verb last, in
// front of it.
std::string used_elsewhere(std::string_view text, const std::string& lower) {
  std::optional<MarkerHit> last;
  for (const MarkerHit& hit : find_markers(lower)) {
    if (hit.marker == Marker::decision || hit.marker == Marker::directive) {
      last = hit;
    }
  }
  if (!last) {
    return phrase(text);
  }
  const std::string behind = phrase(text.substr(last->at + last->size));
  return behind.empty() ? phrase_before(text, last->at) : behind;
}

// What is used in `text`: behind the last word that says so.
std::string used(std::string_view text) {
  const std::string lower = lower_text(text);
  std::size_t best = std::string::npos;
  for (const std::string_view word : k_uses) {
    const std::size_t at = lower.rfind(word);
    const bool starts =
        at != std::string::npos &&
        (at == 0 || lower[at - 1] == ' ' || lower[at - 1] == '\'');
    if (starts && (best == std::string::npos || at + word.size() > best)) {
      best = at + word.size();
    }
  }
  return best == std::string::npos ? used_elsewhere(text, lower)
                                   : phrase(text.substr(best));
}

// "in favor of Y, X is out" and "X over Y" are English only.
std::optional<Choice> in_favour(std::string_view text,
                                const std::string& lower) {
  for (const std::string_view mark :
       {" in favor of ", " in favour of ", " over "}) {
    const std::size_t at = lower.find(mark);
    if (at == std::string::npos) {
      continue;
    }
    Choice choice{.chosen = used(text.substr(0, at)),
                  .rejected = phrase(text.substr(at + mark.size()))};
    if (mark.starts_with(" in fav")) {
      std::swap(choice.chosen, choice.rejected);
    }
    return choice;
  }
  return std::nullopt;
}

std::optional<Choice> compared(std::string_view text,
                               const std::vector<MarkerHit>& hits) {
  if (const auto over = first_marker(hits, Marker::over)) {
    const std::string_view behind = text.substr(over->at + over->size);
    if (over->at > 0) {
      return Choice{.chosen = used(text.substr(0, over->at)),
                    .rejected = phrase(behind)};
    }
    const std::size_t comma = behind.find(", ");
    return Choice{.chosen = comma == behind.npos
                                ? std::string()
                                : used(behind.substr(comma + 2)),
                  .rejected = phrase(behind)};
  }
  if (const auto over = first_marker(hits, Marker::over_before)) {
    return Choice{.chosen = used(text.substr(over->at + over->size)),
                  .rejected = phrase_before(text, over->at)};
  }
  if (const auto contrast = find_contrast(lower_text(text))) {
    return Choice{
        .chosen = phrase(text.substr(contrast->chosen)),
        .rejected = phrase(text.substr(
            contrast->rejected, contrast->rejected_end - contrast->rejected))};
  }
  return std::nullopt;
}

std::optional<Choice> switched(std::string_view text,
                               const std::string& lower) {
  const std::size_t from = lower.find("from ");
  const std::size_t to = lower.find(" to ", from);
  if (from != std::string::npos && to != std::string::npos &&
      (holds_phrase(lower.substr(0, from), "switch") ||
       holds_phrase(lower.substr(0, from), "switched"))) {
    return Choice{.chosen = phrase(text.substr(to + 4)),
                  .rejected = phrase(text.substr(from + 5, to - from - 5))};
  }
  return std::nullopt;
}

} // namespace

Choice read_choice(std::string_view sentence) {
  const std::string_view text = trimmed(sentence);
  const std::string lower = lower_text(text);
  const std::vector<MarkerHit> hits = find_markers(lower);
  if (auto choice = compared(text, hits)) {
    return *std::move(choice);
  }
  if (auto choice = in_favour(text, lower)) {
    return *std::move(choice);
  }
  if (auto choice = switched(text, lower)) {
    return *std::move(choice);
  }
  if (const auto hit = first_marker(hits, Marker::rejection)) {
    return {.rejected = phrase(text.substr(hit->at + hit->size))};
  }
  if (const auto hit = first_marker(hits, Marker::rejection_after)) {
    return {.rejected = phrase_before(text, hit->at)};
  }
  for (const std::string_view mark : k_uses) {
    const std::size_t at = lower.find(mark);
    if (at != std::string::npos && (at == 0 || lower[at - 1] == ' ')) {
      return {.chosen = phrase(text.substr(at + mark.size()))};
    }
  }
  return {};
}

bool is_same_choice(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) {
    return false;
  }
  const std::string first = lower_text(a);
  const std::string second = lower_text(b);
  const auto holds_all = [](std::string_view text, std::string_view words) {
    return std::ranges::all_of(
        text::split(words, ' '),
        [&](std::string_view word) { return holds_phrase(text, word); });
  };
  return holds_all(first, second) || holds_all(second, first);
}

} // namespace handoff::session
