// SPDX-License-Identifier: MIT
// What the collected facts amount to at the end of a transcript.
#include "session/dialogue/answers.hpp"
#include "session/dialogue/builder.hpp"
#include "session/dialogue/builder_limits.hpp"
#include "session/dialogue/closing.hpp"
#include "session/dialogue/gist.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/options.hpp"
#include "session/dialogue/paste.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

void update(std::vector<Todo>& todos, const Todo& change) {
  const auto found = std::ranges::find(todos, change.id, &Todo::id);
  if (found == todos.end()) {
    return;
  }
  found->state = change.state;
  if (!change.text.empty()) {
    found->text = change.text;
  }
}

} // namespace

Session Builder::finish(const std::vector<bool>& alive) {
  drop_known_earlier();
  keep_live(alive);
  touch_earlier();
  conclude_todos();
  conclude_files();
  conclude_words();
  conclude_answers();
  conclude_refusals();
  if (!used_.empty() && used_.back().tokens > 0) {
    session_.tokens.used = used_.back().tokens;
  }
  if (!plans_.empty()) {
    session_.plan = std::move(plans_.back().first);
    session_.plan_when = plans_.back().second;
  }
  const Moment last = moment_;
  session_.branch = session_.branches[last.branch];
  for (const auto& [what, count] : unreadable_) {
    session_.unread.push_back(what + ": " + std::to_string(count));
  }
  return std::move(session_);
}

void Builder::conclude_todos() {
  // Subagents are read last but share the list.
  std::ranges::stable_sort(
      todo_steps_, {}, [](const TodoStep& step) { return step.when.at; });
  for (TodoStep& step : todo_steps_) {
    session_.todos_when = step.when;
    switch (step.change) {
    case TodoChange::replace:
      session_.todos = std::move(step.todos);
      break;
    case TodoChange::create:
      std::ranges::move(step.todos, std::back_inserter(session_.todos));
      break;
    case TodoChange::update:
      for (const Todo& change : step.todos) {
        update(session_.todos, change);
      }
      break;
    }
  }
  std::erase_if(session_.todos, [](const Todo& todo) {
    return todo.text.empty() || todo.state == TodoState::deleted;
  });
}

namespace {

// Reads a conversation's answers, each with the question it answers.
class AnswerReader {
public:
  void hear(const Utterance& said, std::vector<Decision>& decisions) {
    constexpr std::size_t k_max_answer = 1'500; // bytes: longer ones discuss
    if (said.speaker == Speaker::agent) {
      last_ = &said;
      return;
    }
    const AskedQuestion asked =
        last_ == nullptr ? AskedQuestion() : read_question(last_->text);
    last_ = nullptr;
    const std::string words = own_words(said.text);
    std::vector<Decision> found;
    if (words.size() <= k_max_answer) {
      found = read_answers(words, asked);
      found = found.empty() && asked.text.empty()
                  ? read_late_answers(words, open_)
                  : std::move(found);
    }
    remember(asked, !found.empty());
    for (Decision& decision : found) {
      decision.when = said.when;
      decisions.push_back(std::move(decision));
    }
  }

private:
  // A question with options stays open for some of the person's messages:
  // they may ask back first.
  void remember(const AskedQuestion& asked, bool was_answered) {
    constexpr std::size_t k_max_waits = 3;
    if (was_answered || ++waits_ > k_max_waits) {
      open_ = {};
    }
    if (!was_answered && asked.options.size() > 1) {
      open_ = asked;
      waits_ = 0;
    }
  }

  const Utterance* last_ = nullptr; // of the agent's, not followed by another
  AskedQuestion open_;
  std::size_t waits_ = 0;
};

} // namespace

// What a person answered in the conversation, with the words of the question.
void Builder::conclude_answers() {
  const std::size_t first = session_.decisions.size();
  AnswerReader reader;
  for (const Utterance& said : session_.dialogue) {
    reader.hear(said, session_.decisions);
  }
  if (session_.decisions.size() > first) {
    std::ranges::stable_sort(session_.decisions, {}, [](const Decision& one) {
      return one.when.record;
    });
  }
}

// A call that was refused without a word: what the person says next is why,
// where it speaks of the same thing. What the agent said before it is what
// was refused.
void Builder::conclude_refusals() {
  constexpr std::size_t k_max_reason_length = 400; // bytes
  constexpr double k_same_subject = 0.2;
  const auto behind = [](const auto& facts, const Moment& when) {
    return std::ranges::upper_bound(
        facts, when.record, {}, [](const auto& fact) {
          return fact.when.record;
        });
  };
  for (Decision& decision : session_.decisions) {
    if (decision.origin != DecisionOrigin::rejection) {
      continue;
    }
    const auto said = behind(session_.dialogue, decision.when);
    const bool was_announced = said != session_.dialogue.begin() &&
                               std::prev(said)->speaker == Speaker::agent;
    const std::string before = was_announced ? std::prev(said)->text : "";
    const auto next = behind(session_.requests, decision.when);
    if (decision.chosen.empty() && next != session_.requests.end()) {
      const std::string own = own_words(next->text);
      const std::string_view reason = cut_utf8(own, k_max_reason_length);
      const std::string subject = lower_text(before + " " + decision.question);
      if (coverage(lower_text(reason), subject) >= k_same_subject) {
        decision.remark = reason;
      }
    }
    std::string gist = gist_of(before);
    gist = gist.empty() ? first_sentence(before) : gist;
    decision.question = gist.empty() ? decision.question : gist;
  }
}

void Builder::conclude_words() {
  session_.last_own_record = last_own_record_;
  const auto last =
      std::find_if(words_.rbegin(), words_.rend(), [](const Words& words) {
        return words.said.speaker == Speaker::agent;
      });
  if (last != words_.rend()) {
    session_.last_message = trimmed(last->said.text);
    session_.last_message_when = last->when;
  }
  for (Words& words : words_) {
    Utterance& said = words.said;
    said.text.resize(cut_utf8(said.text, k_max_request_length).size());
    session_.dialogue.push_back(std::move(said));
  }
}

} // namespace handoff::session
