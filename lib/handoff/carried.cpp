// SPDX-License-Identifier: MIT
// What a session that took a handoff up still has of it to do.
#include "handoff/carried.hpp"

#include "session/dialogue/closing.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/statements.hpp"
#include "session/dialogue/words.hpp"

#include <algorithm>
#include <array>

namespace handoff {
namespace {

constexpr double k_same = 0.7; // of an entry's words, in one sentence

// Words of a sentence that announces something, or finds it still to do.
constexpr auto k_not_yet = std::to_array<std::string_view>({"will",
                                                            "i'll",
                                                            "let me",
                                                            "going to",
                                                            "next",
                                                            "todo",
                                                            "to do",
                                                            "still",
                                                            "not yet",
                                                            "remains",
                                                            "remaining",
                                                            "left",
                                                            "later",
                                                            "should",
                                                            "need",
                                                            "start with",
                                                            "begin with",
                                                            "before",
                                                            "plan"});

bool announces(std::string_view lower) {
  return std::ranges::any_of(k_not_yet, [&](std::string_view words) {
    return session::holds_phrase(lower, words);
  });
}

// What the agent has said, a sentence each, in lower case; without what it
// announced. A bound keeps it linear: the last sentences tell what was done.
std::vector<std::string> told_sentences(const session::Session& session) {
  constexpr std::size_t k_max_count = 2000;
  std::vector<std::string> told;
  for (auto said = session.dialogue.rbegin();
       said != session.dialogue.rend() && told.size() < k_max_count;
       ++said) {
    if (said->speaker != session::Speaker::agent) {
      continue;
    }
    for (const std::string_view sentence : session::sentences(said->text)) {
      std::string lower = session::lower_text(sentence);
      if (!announces(lower)) {
        told.push_back(std::move(lower));
      }
    }
  }
  return told;
}

} // namespace

Carried carried_from(std::string_view document,
                     const session::Session& session) {
  DocumentParts parts = read_document_parts(document);
  Carried carried = {.id = std::move(parts.id),
                     .purpose = std::move(parts.purpose),
                     .goal = std::move(parts.goal),
                     .steps = {},
                     .questions = {}};
  const std::vector<std::string> told = told_sentences(session);
  const auto keep_open = [&](std::vector<std::string>& from,
                             std::vector<std::string>& to) {
    for (std::string& text : from) {
      const std::string lower = session::lower_text(text);
      const bool is_told = std::ranges::any_of(told, [&](const auto& sentence) {
        return session::coverage(lower, sentence) >= k_same;
      });
      if (!is_told) {
        to.push_back(std::move(text));
      }
    }
  };
  keep_open(parts.steps, carried.steps);
  keep_open(parts.questions, carried.questions);
  return carried;
}

} // namespace handoff
