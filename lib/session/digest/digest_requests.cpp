// SPDX-License-Identifier: MIT
// What a person asked, with what came of it.
#include "session/dialogue/closing.hpp"
#include "session/dialogue/dialogue.hpp"
#include "session/dialogue/gist.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/paste.hpp"
#include "session/digest/digest_parts.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <span>

namespace handoff::session {
namespace {

constexpr std::size_t k_max_request_length = 280; // bytes
constexpr std::size_t k_max_first_length =
    480; // of the first: what it is about

// The decisions of a record; they are in order.
std::span<const Decision> at_record(const std::vector<Decision>& decisions,
                                    const Moment& when) {
  const auto record = [](const Decision& one) { return one.when.record; };
  return {std::ranges::lower_bound(decisions, when.record, {}, record),
          std::ranges::upper_bound(decisions, when.record, {}, record)};
}

// A short answer that became a decision says nothing more.
bool is_only_answer(const Session& session, const UserRequest& request) {
  constexpr std::size_t k_max_answer_length = 60; // bytes
  return request.text.size() <= k_max_answer_length &&
         std::ranges::any_of(at_record(session.decisions, request.when),
                             [](const Decision& decision) {
                               return decision.origin == DecisionOrigin::reply;
                             });
}

// Typed again, or in other words, after the agent was stopped.
bool is_retyped(const Session& session, const UserRequest& request) {
  constexpr double k_same = 0.8;
  const auto next = std::ranges::upper_bound(
      session.requests, request.when.record, {}, [](const UserRequest& other) {
        return other.when.record;
      });
  return next != session.requests.end() &&
         coverage(lower_text(request.text), lower_text(next->text)) >= k_same &&
         was_interrupted(session, request.when);
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
                       const UserRequest& request,
                       std::string_view own_words) {
  const bool is_edge = &request == &session.requests.front() ||
                       &request == &session.requests.back();
  const bool corrects =
      is_correction(own_words) || was_conceded(session, request.when);
  return is_edge || corrects ? DigestWeight::high : DigestWeight::normal;
}

// A person's words cut behind each ".", "?", "!" or line, whatever follows.
std::vector<std::string_view> clauses(std::string_view words) {
  std::vector<std::string_view> result;
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at;
    do {
      end = words.find_first_of(".?!\n", end);
      end = end == words.npos ? words.size() : end + 1;
    } while (end < words.size() && words[end] != ' ' && words[end - 1] != '\n');
    result.push_back(words.substr(at, end - at));
    at = end;
  }
  return result;
}

// A person's words without the sentences that repeat the agent's.
std::string without_quotes(std::string_view own, std::string_view agents) {
  constexpr std::size_t k_min_request_letters = 24;
  const std::string said_before = key_of(agents);
  std::string words;
  bool has_quote = false;
  for (const std::string_view clause : clauses(own)) {
    const std::string key = key_of(clause);
    const bool is_quote = key.size() >= k_min_request_letters &&
                          said_before.find(key) != said_before.npos;
    has_quote = has_quote || is_quote;
    const bool is_number = key.find_first_not_of("0123456789") == key.npos;
    words += is_quote || is_number ? std::string_view() : clause;
  }
  words = trimmed(words);
  return has_quote && !words.empty() ? words : std::string(own);
}

// The agent's last message before a request.
std::string_view said_before(const Session& session, const Moment& request) {
  auto said = std::ranges::lower_bound(
      session.dialogue, request.record, {}, [](const Utterance& one) {
        return one.when.record;
      });
  while (said != session.dialogue.begin()) {
    if ((--said)->speaker == Speaker::agent) {
      return said->text;
    }
  }
  return {};
}

// What was asked, in short: a paste is one line, what repeats the agent's
// words goes, and of a long message its beginning stays.
std::string request_words(const Session& session, const UserRequest& request) {
  const bool is_first = &request == &session.requests.front();
  const std::size_t longest =
      is_first ? k_max_first_length : k_max_request_length;
  const std::string_view before = said_before(session, request.when);
  std::string text;
  for (const MessagePart& part : message_parts(request.text)) {
    if (text.size() < longest) {
      text += text.empty() ? "" : "\n";
      text += part.is_paste
                  ? paste_line(part)
                  : shortened(without_quotes(part.text, before),
                              longest - std::min(text.size(), longest / 2));
    }
  }
  return text;
}

// "but is this the same!?", "no, ...": what the agent said before is contested.
bool objects(std::string_view own_words) {
  const std::string_view words = trimmed(own_words);
  return words.ends_with("!?") || words.ends_with("?!") || is_correction(words);
}

// What came of a request; where the person objected to it, that, too.
std::string contested_outcome(const Session& session,
                              const UserRequest& request) {
  std::string outcome = outcome_of(session, request.when);
  const auto next = std::ranges::upper_bound(
      session.requests, request.when.record, {}, [](const UserRequest& other) {
        return other.when.record;
      });
  const bool is_contested = !outcome.empty() && outcome != k_interrupted &&
                            next != session.requests.end() &&
                            objects(own_words(next->text));
  return is_contested ? "(the user objected to this) " + outcome : outcome;
}

struct Asked {
  std::reference_wrapper<const Session> session;
  std::reference_wrapper<const UserRequest> request;
  DigestWeight weight;
};

std::vector<Asked> requests_that_count(Sessions sessions) {
  std::vector<Asked> all;
  for (const Session& session : sessions) {
    for (const UserRequest& request : session.requests) {
      const std::string own = own_words(request.text);
      if (!is_only_answer(session, request) && !is_nod(own) &&
          !asks_for_handoff(own) && !is_retyped(session, request)) {
        all.push_back({session, request, weight_of(session, request, own)});
      }
    }
  }
  return all;
}

} // namespace

void add_requests(Sessions sessions, Digest& digest) {
  std::vector<Asked> all = requests_that_count(sessions);
  const std::size_t gone = keep_weightiest(all, &Asked::weight);
  if (gone > 0) {
    digest.left_out[DigestKind::request] = gone;
  }
  for (const Asked& asked : all) {
    const Session& session = asked.session;
    const UserRequest& request = asked.request;
    digest.items.push_back(
        placed({.kind = DigestKind::request,
                .text = request_words(session, request),
                .outcome = contested_outcome(session, request),
                .weight = asked.weight},
               session,
               request.when,
               Who::user));
  }
}

} // namespace handoff::session
