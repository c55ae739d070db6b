// SPDX-License-Identifier: MIT
// What a person asked, with what came of it.
#include "session/dialogue/closing.hpp"
#include "session/dialogue/dialogue.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/paste.hpp"
#include "session/digest/digest_parts.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

constexpr std::size_t k_longest_request = 1'000; // bytes

// A short answer that became a decision says nothing more.
bool is_only_answer(const Session& session, const Request& request) {
  constexpr std::size_t k_longest_answer = 60; // bytes
  return request.text.size() <= k_longest_answer &&
         std::ranges::any_of(session.decisions, [&](const Decision& decision) {
           return decision.origin == DecisionOrigin::reply &&
                  decision.when.record == request.when.record;
         });
}

// Typed again, or in other words, after the agent was stopped.
bool is_retyped(const Session& session, const Request& request) {
  constexpr double k_same = 0.8;
  const auto next = std::ranges::upper_bound(
      session.requests, request.when.record, {}, [](const Request& other) {
        return other.when.record;
      });
  return next != session.requests.end() &&
         coverage(lower_text(request.text), lower_text(next->text)) >= k_same &&
         outcome_of(session, request.when) == k_interrupted;
}

// "continue", "ok": the work before it goes on.
bool is_nod(std::string_view own_words) {
  const std::string lower = lower_text(own_words);
  return is_marker(own_words, Marker::yes) || lower == "continue" ||
         lower == "go on" || lower == "thanks" || lower == "thank you" ||
         lower == "weiter" || lower == "danke" || lower == "merci" ||
         lower == "gracias" || lower == "続けて" || lower == "继续";
}

DigestWeight weight_of(const Session& session,
                       const Request& request,
                       std::string_view own_words) {
  const bool is_edge = &request == &session.requests.front() ||
                       &request == &session.requests.back();
  const bool corrects =
      is_correction(own_words) || was_conceded(session, request.when);
  return is_edge || corrects ? DigestWeight::high : DigestWeight::normal;
}

} // namespace

void add_requests(Sessions sessions, Items& items) {
  for (const Session& session : sessions) {
    for (const Request& request : session.requests) {
      const std::string own = own_words(request.text);
      if (is_only_answer(session, request) || is_nod(own) ||
          asks_for_handoff(own) || is_retyped(session, request)) {
        continue;
      }
      const std::string whole = with_short_pastes(request.text);
      std::string text(cut_utf8(whole, k_longest_request));
      text += text.size() < whole.size() ? " [...]" : "";
      items.push_back(placed({.kind = DigestKind::request,
                              .text = std::move(text),
                              .outcome = outcome_of(session, request.when),
                              .weight = weight_of(session, request, own)},
                             session,
                             request.when,
                             Who::user));
    }
  }
}

} // namespace handoff::session
