// SPDX-License-Identifier: MIT
// Questions about a session's conversation as a whole.
#include "session/dialogue/dialogue.hpp"

#include "session/dialogue/closing.hpp"
#include "session/dialogue/gist.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/paste.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

// The first message behind a record.
auto behind(const Session& session, const Moment& when) {
  return std::ranges::upper_bound(
      session.dialogue, when.record, {}, [](const Utterance& said) {
        return said.when.record;
      });
}

bool is_human(const Utterance& said) {
  return said.speaker == Speaker::human;
}

} // namespace

std::span<const Utterance> replies_to(const Session& session,
                                      const Moment& request) {
  const auto first = behind(session, request);
  const auto end = std::find_if(first, session.dialogue.end(), is_human);
  return {first, end};
}

bool was_interrupted(const Session& session, const Moment& request) {
  const std::span<const Utterance> replies = replies_to(session, request);
  const std::uint32_t last =
      replies.empty() ? request.record : replies.back().when.record;
  const auto next = std::ranges::upper_bound(
      session.turns, request.record, {}, &Moment::record);
  const auto stop = std::ranges::upper_bound(
      session.interruptions, last, {}, &Moment::record);
  return stop != session.interruptions.end() &&
         (next == session.turns.end() || stop->record <= next->record);
}

std::string outcome_of(const Session& session, const Moment& request) {
  return was_interrupted(session, request)
             ? std::string(k_interrupted)
             : gist_of_turn(replies_to(session, request));
}

bool is_correction(std::string_view own_words) {
  const std::string lower = lower_text(trimmed(own_words).substr(0, 60));
  const auto hit = first_marker(find_markers(lower), Marker::correction);
  constexpr std::size_t k_near = 12; // bytes: "hmm, no, ..."
  return hit && hit->at <= k_near;
}

bool asks_for_handoff(std::string_view own_words) {
  constexpr std::size_t k_max_length = 240; // bytes: longer ones ask for more
  const std::string lower = lower_text(own_words.substr(0, k_max_length));
  return own_words.size() <= k_max_length &&
         (lower.find("handoff") != lower.npos ||
          lower.find("hand off") != lower.npos ||
          lower.find("hand-off") != lower.npos ||
          lower.find("hand over") != lower.npos);
}

bool was_conceded(const Session& session, const Moment& request) {
  constexpr std::size_t k_beginning = 80; // bytes of the agent's answer
  const std::span<const Utterance> replies = replies_to(session, request);
  return std::ranges::any_of(
      replies.subspan(0, std::min<std::size_t>(replies.size(), 2)),
      [](const Utterance& reply) {
        const std::string lower =
            lower_text(cut_utf8(trimmed(reply.text), k_beginning));
        return holds_marker(find_markers(lower), Marker::concession);
      });
}

Corrections::Corrections(const Session& session) : session_(session) {
  for (const Utterance& said : session.dialogue) {
    if (is_human(said)) {
      requests_.push_back(&said);
    }
  }
}

void Corrections::look_at(const Utterance& next) {
  constexpr std::size_t k_compared = 400; // bytes
  next_ = &next;
  was_conceded_ = was_conceded(session_, next.when);
  const std::string words = own_words(next.text);
  correction_ = is_correction(words) ? lower_text(cut_utf8(words, k_compared))
                                     : std::string();
}

bool Corrections::overrule(const Statement& statement) {
  constexpr double k_same_subject = 0.3;
  const auto next = std::ranges::upper_bound(
      requests_, statement.when.record, {}, [](const Utterance* said) {
        return said->when.record;
      });
  if (next == requests_.end()) {
    return false;
  }
  if (next_ != *next) {
    look_at(**next);
  }
  return (statement.kind == StatementKind::decision && was_conceded_) ||
         (!correction_.empty() &&
          coverage(correction_, lower_text(statement.text)) >= k_same_subject);
}

std::string words_after(const Session& session, const Moment& when) {
  constexpr std::size_t k_max_count = 256U << 10U;
  std::string words;
  for (auto said = behind(session, when);
       said != session.dialogue.end() && words.size() < k_max_count;
       ++said) {
    words += lower_text(said->text) + "\n";
  }
  return words;
}

} // namespace handoff::session
