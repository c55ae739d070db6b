// SPDX-License-Identifier: MIT
// Whether a question of the agent's was answered, at once or turns later.
#include "session/digest/answered.hpp"

#include "session/dialogue/closing.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/paste.hpp"
#include "session/dialogue/phrase_index.hpp"
#include "session/dialogue/statements.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace handoff::session {
namespace {

// Words of four bytes and more that say nothing about a subject.
constexpr auto k_empty_words = std::to_array<std::string_view>(
    {"about",  "also",   "because", "been",  "before", "being", "could",
     "does",   "don't",  "from",    "have",  "here",   "into",  "it's",
     "just",   "like",   "make",    "more",  "need",   "only",  "other",
     "please", "really", "same",    "shall", "should", "some",  "sure",
     "than",   "that",   "their",   "them",  "then",   "there", "these",
     "they",   "thing",  "think",   "this",  "those",  "want",  "well",
     "were",   "what",   "when",    "where", "which",  "will",  "with",
     "would",  "yeah",   "your"});

std::vector<std::string_view> subjects_of(std::string_view lower) {
  constexpr std::size_t k_min_length = 4; // bytes
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < lower.size();) {
    std::size_t end = at;
    while (end < lower.size() &&
           (is_word_byte(lower[end]) || lower[end] == '\'')) {
      ++end;
    }
    const std::string_view word = lower.substr(at, end - at);
    if (word.size() >= k_min_length &&
        std::ranges::find(k_empty_words, word) == k_empty_words.end()) {
      words.push_back(word);
    }
    at = std::max(end, at + 1);
  }
  return words;
}

// "A or B?"
bool offers_a_choice(std::string_view lower_question) {
  constexpr auto k_or = std::to_array<std::string_view>(
      {" or ", " oder ", " ou ", " o ", " или ", "还是", "それとも", "아니면"});
  return std::ranges::any_of(k_or, [&](std::string_view word) {
    return lower_question.find(word) != lower_question.npos;
  });
}

// Whether at least half of what a sentence speaks of is in the question: two
// words or, where that offers a choice, one.
bool speaks_of(std::string_view sentence, std::string_view lower_question) {
  const std::string lower = lower_text(sentence);
  const std::vector<std::string_view> subjects = subjects_of(lower);
  const auto shared =
      std::ranges::count_if(subjects, [&](std::string_view word) {
        return lower_question.find(word) != lower_question.npos;
      });
  const std::ptrdiff_t least = offers_a_choice(lower_question) ? 1 : 2;
  return shared >= least &&
         static_cast<std::size_t>(shared) * 2 >= subjects.size();
}

// A choice that was read as the answer to this question, see read_answers().
bool was_decided(const Session& session,
                 const std::string& lower_question,
                 const Moment& when) {
  constexpr double k_same_question = 0.8;
  return std::ranges::any_of(session.decisions, [&](const Decision& decision) {
    const bool is_answer = decision.origin == DecisionOrigin::reply ||
                           decision.origin == DecisionOrigin::answer;
    return is_answer && decision.when.record > when.record &&
           coverage(lower_question, lower_text(decision.question)) >=
               k_same_question;
  });
}

} // namespace

bool was_answered(const Session& session,
                  std::string_view question,
                  const Moment& when) {
  constexpr std::size_t k_max_messages = 32;
  if (question.empty()) {
    return false;
  }
  const std::string lower = lower_text(question);
  if (was_decided(session, lower, when)) {
    return true;
  }
  auto said = std::ranges::upper_bound(
      session.requests, when.record, {}, [](const UserRequest& request) {
        return request.when.record;
      });
  for (std::size_t i = 0; i < k_max_messages && said != session.requests.end();
       ++i, ++said) {
    const std::string own = own_words(said->text);
    const std::vector<std::string_view> all = sentences(own);
    if (std::ranges::any_of(all, [&](std::string_view sentence) {
          return !is_question(sentence) && speaks_of(sentence, lower);
        })) {
      return true;
    }
  }
  return false;
}

} // namespace handoff::session
