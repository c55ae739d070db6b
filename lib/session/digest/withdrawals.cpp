// SPDX-License-Identifier: MIT
// Which decisions reject something, to find the one that takes another back.
#include "session/digest/withdrawals.hpp"

#include "session/dialogue/choice.hpp"
#include "session/dialogue/markers.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

std::vector<std::string> words_of(std::string_view lower) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() && is_word_byte(lower[end])) {
      ++end;
    }
    if (end > at) {
      words.emplace_back(lower.substr(at, end - at));
    }
    at = std::max(end, at + 1);
  }
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

} // namespace

void Withdrawals::add_question(std::size_t decision,
                               const std::string& question) {
  questions_[question].push_back(decision);
}

void Withdrawals::add_rejected(std::size_t decision, std::string_view what) {
  if (what.empty()) {
    return;
  }
  std::string lower = lower_text(what);
  const auto [place, is_new] = places_.try_emplace(lower, rejected_.size());
  if (!is_new) {
    std::vector<std::size_t>& known = rejected_[place->second].decisions;
    // Ascending, whatever is added to an earlier decision later on.
    known.insert(std::ranges::upper_bound(known, decision), decision);
    return;
  }
  const std::vector<std::string> words = words_of(lower);
  for (const std::string& word : words) {
    by_word_[word].push_back(rejected_.size());
  }
  if (words.empty()) {
    without_word_.push_back(rejected_.size());
  }
  rejected_.push_back({std::move(lower), {decision}});
}

const std::vector<std::size_t>&
Withdrawals::answering(const std::string& question) const {
  static const std::vector<std::size_t> none;
  const auto found = questions_.find(question);
  return question.empty() || found == questions_.end() ? none : found->second;
}

std::vector<std::size_t>
Withdrawals::sharing_a_word(const std::string& lower) const {
  std::vector<std::size_t> places = without_word_;
  const std::vector<std::string> words = words_of(lower);
  for (const std::string& word : words) {
    if (const auto found = by_word_.find(word); found != by_word_.end()) {
      places.insert(places.end(), found->second.begin(), found->second.end());
    }
  }
  std::ranges::sort(places);
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

std::optional<std::size_t>
Withdrawals::rejecting(std::string_view chosen,
                       const std::function<bool(std::size_t)>& counts) const {
  const std::string lower = lower_text(chosen);
  std::optional<std::size_t> first;
  for (const std::size_t place : sharing_a_word(lower)) {
    const Rejected& rejected = rejected_[place];
    const auto decision = std::ranges::find_if(rejected.decisions, counts);
    const bool is_earlier =
        decision != rejected.decisions.end() && (!first || *decision < *first);
    if (is_earlier && is_same_choice(rejected.what, lower)) {
      first = *decision;
    }
  }
  return first;
}

} // namespace handoff::session
