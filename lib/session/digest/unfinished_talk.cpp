// SPDX-License-Identifier: MIT
// What the conversation itself left open: the last question or request, a
// question that was cut off, a failure that was reported.
#include "session/dialogue/closing.hpp"
#include "session/dialogue/dialogue.hpp"
#include "session/dialogue/failures.hpp"
#include "session/dialogue/gist.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/options.hpp"
#include "session/dialogue/paste.hpp"
#include "session/dialogue/statements.hpp"
#include "session/digest/answered.hpp"
#include "session/digest/unfinished.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
namespace {

// The last message, leaving out requests for a handoff.
const Utterance* last_words(const Session& session) {
  for (std::size_t i = session.dialogue.size(); i > 0; --i) {
    const Utterance& said = session.dialogue[i - 1];
    if (said.speaker != Speaker::human ||
        !asks_for_handoff(own_words(said.text))) {
      return &said;
    }
  }
  return nullptr;
}

bool holds_thanks(std::string_view words) {
  const std::string lower = lower_text(words);
  const auto says = [&](std::string_view word) {
    return lower.find(word) != lower.npos;
  };
  return says("works now") || says("it works") || says("that worked") ||
         says("fixed") || says("all green") || says("solved");
}

// "Which one? A: a heap; B: a list"
std::string with_options(const AskedQuestion& asked) {
  constexpr std::size_t k_max_length = 120; // bytes of an option
  std::string text = asked.text;
  std::string_view separator = " ";
  for (const Option& option :
       text.empty() ? std::vector<Option>() : asked.options) {
    text += std::string(separator) + option.label + ": " +
            shortened(option.text, k_max_length);
    separator = "; ";
  }
  return text;
}

// Which option the agent would take.
std::string advice_in(std::string_view message) {
  constexpr auto k_advice = std::to_array<std::string_view>({"recommend",
                                                             " is better",
                                                             "i'd go with",
                                                             "i would go with",
                                                             "i'd pick",
                                                             "i suggest",
                                                             "i prefer",
                                                             "i'd prefer",
                                                             "empfehle",
                                                             "recomiendo",
                                                             "je recommande",
                                                             "рекоменд",
                                                             "建议",
                                                             "おすすめ",
                                                             "推奨",
                                                             "추천"});
  std::string advice;
  for (const std::string_view sentence : sentences(message)) {
    const std::string lower = lower_text(sentence);
    const bool advises =
        !is_question(sentence) &&
        std::ranges::any_of(k_advice, [&](std::string_view words) {
          return lower.find(words) != lower.npos;
        });
    if (advises) {
      constexpr std::size_t k_max_length = 200; // bytes
      advice = shortened(without_emphasis(sentence), k_max_length);
    }
  }
  return advice;
}

// "was that not covered already!?" objects; what the agent does next answers.
bool asks_something(std::string_view sentence) {
  return is_question(sentence) && !sentence.ends_with("!?") &&
         !sentence.ends_with("?!");
}

} // namespace

void add_question(Unfinished& unfinished) {
  const Utterance* last = last_words(unfinished.session());
  if (last == nullptr || last->speaker != Speaker::agent) {
    return;
  }
  const AskedQuestion asked = read_question(last->text);
  // "B, and then write a handoff."
  if (was_answered(unfinished.session(), asked.text, last->when)) {
    return;
  }
  unfinished.add(with_options(asked),
                 Origin::question,
                 last->when,
                 Who::agent,
                 {.label = "question", .outcome = advice_in(last->text)});
}

void add_request(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  const Utterance* last = last_words(session);
  if (last == nullptr) {
    return;
  }
  const auto request =
      std::find_if(session.dialogue.rbegin(),
                   session.dialogue.rend(),
                   [&](const auto& said) {
                     return said.speaker == Speaker::human &&
                            said.when.record <= last->when.record;
                   });
  const bool is_unanswered = last->speaker == Speaker::human;
  const bool was_stopped =
      std::ranges::any_of(session.interruptions, [&](const Moment& stop) {
        return stop.record > last->when.record;
      });
  if (request != session.dialogue.rend() && (is_unanswered || was_stopped)) {
    unfinished.add(std::string(cut_utf8(with_short_pastes(request->text),
                                        k_max_unfinished_length)),
                   Origin::request,
                   request->when,
                   Who::user,
                   {.label = was_stopped ? "interrupted" : "not answered"});
  }
}

// A person's question that was cut off and never came up again.
void add_interrupted_questions(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  constexpr std::size_t k_looked_at = 64; // the newest
  constexpr double k_same_subject = 0.3;
  const std::size_t first =
      session.requests.size() - std::min(session.requests.size(), k_looked_at);
  for (std::size_t i = first; i + 1 < session.requests.size(); ++i) {
    const UserRequest& request = session.requests[i];
    const std::string own = own_words(request.text);
    const std::vector<std::string_view> said = sentences(own);
    const bool asks = std::ranges::any_of(said, asks_something);
    if (!asks || outcome_of(session, request.when) != k_interrupted) {
      continue;
    }
    const std::string next =
        lower_text(own_words(session.requests[i + 1].text));
    const bool goes_on = coverage(lower_text(own), next) >= k_same_subject;
    std::string later;
    for (std::size_t k = i + 1; k < session.requests.size(); ++k) {
      later += lower_text(own_words(session.requests[k].text)) + "\n";
    }
    if (!goes_on && coverage(lower_text(own), later) < k_spoken_of) {
      unfinished.add(std::string(cut_utf8(own, k_max_unfinished_length)),
                     Origin::question,
                     request.when,
                     Who::user,
                     {.label = std::string(k_interrupted)});
    }
  }
}

// What a person pasted last that fails, with what the agent made of it.
void add_reported_failure(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  for (std::size_t i = session.requests.size(); i > 0; --i) {
    const UserRequest& request = session.requests[i - 1];
    if (!unfinished.is_recent(request.when) ||
        holds_thanks(own_words(request.text))) {
      return;
    }
    for (const MessagePart& part : message_parts(request.text)) {
      const bool is_failure =
          part.is_paste && part.kind != PasteKind::document &&
          part.kind != PasteKind::diff && names_failure(part.text);
      if (is_failure) {
        unfinished.add(std::string(failure_line(part.text)),
                       Origin::failure,
                       request.when,
                       Who::user,
                       {.label = "reported",
                        .outcome = outcome_of(session, request.when)});
        return;
      }
    }
  }
}

// The model's provider failed, and nothing came after it.
void add_broken_off(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  if (session.errors.empty()) {
    return;
  }
  const ToolError& last = session.errors.back();
  const bool is_last =
      (session.dialogue.empty() ||
       session.dialogue.back().when.record < last.when.record) &&
      (session.commands.empty() ||
       session.commands.back().when.record < last.when.record);
  if (last.what == k_model_request && is_last) {
    unfinished.add("The session broke off: " + last.why,
                   Origin::interruption,
                   last.when,
                   Who::inferred);
  }
}

} // namespace handoff::session
