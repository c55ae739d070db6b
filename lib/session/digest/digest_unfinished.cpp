// SPDX-License-Identifier: MIT
// What is not finished, first thing first.
#include "git/git.hpp"
#include "session/dialogue/closing.hpp"
#include "session/dialogue/dialogue.hpp"
#include "session/dialogue/failures.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/options.hpp"
#include "session/dialogue/paste.hpp"
#include "session/dialogue/statements.hpp"
#include "session/digest/digest_parts.hpp"
#include "session/digest/session_json.hpp"
#include "session/digest/summary_sections.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <set>

namespace handoff::session {
namespace {

constexpr double k_spoken_of = 0.6; // of an item's words, later on
constexpr double k_same_subject = 0.3;
constexpr std::uint32_t k_last_turns = 3;   // where a closing list still holds
constexpr std::size_t k_longest_text = 600; // bytes

// Collects items, each once.
class Unfinished {
public:
  Unfinished(const Session& session, Items& items)
      : session_(session), items_(items),
        last_turn_(turn_of(session, {.record = session.last_own_record})) {}

  void add(std::string text,
           Origin origin,
           const Moment& when,
           Who who,
           DigestItem rest = {}) {
    if (text.empty() || !seen_.insert(key_of(text)).second) {
      return;
    }
    rest.kind = DigestKind::unfinished;
    rest.text = std::move(text);
    rest.origin = origin;
    rest.weight = DigestWeight::high;
    items_.push_back(placed(std::move(rest), session_, when, who));
  }

  [[nodiscard]] bool is_recent(const Moment& when) const {
    return turn_of(session_, when) + k_last_turns > last_turn_;
  }

  [[nodiscard]] const Session& session() const { return session_; }

private:
  const Session& session_;
  Items& items_;
  std::uint32_t last_turn_;
  std::set<std::string> seen_;
};

// The newest closing list of the last turns; what was spoken of since is
// taken for done.
void add_closing_list(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  for (std::size_t i = session.dialogue.size(); i > 0; --i) {
    const Utterance& said = session.dialogue[i - 1];
    if (!unfinished.is_recent(said.when)) {
      return;
    }
    const std::vector<ClosingItem> list = said.speaker == Speaker::agent
                                              ? closing_items(said.text)
                                              : std::vector<ClosingItem>();
    if (list.empty()) {
      continue;
    }
    const std::string since = words_after(session, said.when);
    for (const ClosingItem& item : list) {
      if (coverage(lower_text(item.text), since) < k_spoken_of) {
        unfinished.add(item.text,
                       Origin::closing_list,
                       said.when,
                       Who::agent,
                       {.label = item.is_question ? "question" : "",
                        .proof = Proof::none});
      }
    }
    return;
  }
}

bool is_open(const Todo& todo) {
  return todo.state != TodoState::completed &&
         todo.state != TodoState::cancelled;
}

// The list of the newest session that has one: lists do not add up.
void add_todos(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  // A list that a compaction wrote says what was open then.
  const bool is_of_summary =
      !session.compactions.empty() &&
      session.compactions.back().when.record == session.todos_when.record;
  const std::string since =
      is_of_summary ? words_after(session, session.todos_when) : "";
  for (const Todo& todo : session.todos) {
    const bool was_done =
        is_of_summary && coverage(lower_text(todo.text), since) >= k_spoken_of;
    if (is_open(todo) && !was_done) {
      unfinished.add(todo.text,
                     Origin::todo_list,
                     session.todos_when,
                     Who::agent,
                     {.label = std::string(todo_state_name(todo.state))});
    }
  }
}

void add_goal(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  const bool is_reached = session.goal_state.starts_with("complete") ||
                          session.goal_state == "achieved";
  if (!session.goal.empty() && !is_reached) {
    unfinished.add(std::string(cut_utf8(session.goal, k_longest_text)),
                   Origin::goal,
                   {.at = session.ended, .record = session.last_own_record},
                   Who::user,
                   {.label = session.goal_state});
  }
}

// "- [ ] step", "1. step", "### Step 1: step" of a plan; the rest explains.
std::vector<std::string> plan_steps(std::string_view plan) {
  constexpr std::size_t k_max_steps = 20;
  std::vector<std::string> boxes;
  std::vector<std::string> numbered;
  for (const std::string_view raw : git::split(plan, '\n')) {
    const std::string_view line = trimmed(raw);
    const std::string_view item =
        line.starts_with("- ") || line.starts_with("* ") ? line.substr(2)
                                                         : line;
    if (item.starts_with("[ ] ")) {
      boxes.emplace_back(item.substr(4));
      continue;
    }
    std::string_view rest = line;
    while (rest.starts_with('#') || rest.starts_with(' ')) {
      rest.remove_prefix(1);
    }
    const bool is_heading = rest.size() < line.size();
    if (is_heading && lower_text(rest.substr(0, 5)) == "step ") {
      rest.remove_prefix(5);
    }
    std::size_t end = 0;
    while (end < rest.size() && rest[end] >= '0' && rest[end] <= '9') {
      ++end;
    }
    const bool is_numbered =
        end > 0 && end < 3 && end + 1 < rest.size() &&
        (rest[end] == '.' || rest[end] == ')' || rest[end] == ':') &&
        (raw == line || is_heading);
    if (is_numbered) {
      numbered.emplace_back(cut_utf8(trimmed(rest.substr(end + 1)), 300));
    }
  }
  std::vector<std::string>& steps = boxes.empty() ? numbered : boxes;
  steps.resize(std::min(steps.size(), k_max_steps));
  return std::move(steps);
}

// A plan's steps, where no list says how far they are.
void add_plan(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  if (session.plan.empty() || !session.todos.empty()) {
    return;
  }
  const std::string since = words_after(session, session.plan_when);
  for (const std::string& step : plan_steps(session.plan)) {
    if (coverage(lower_text(step), since) < k_spoken_of) {
      unfinished.add(step,
                     Origin::plan,
                     session.plan_when,
                     Who::agent,
                     {.proof = Proof::unverified});
    }
  }
}

bool is_to_do(std::string_view heading) {
  const std::string lower = lower_text(heading);
  return lower.starts_with("pending task") || lower.ends_with("next step") ||
         lower.ends_with("next steps") || lower.starts_with("remaining");
}

// "   - document the format", "2. test it"
std::string_view without_bullet(std::string_view line) {
  line = trimmed(line);
  const std::size_t mark = line.find_first_not_of("0123456789-*+.) ");
  const bool has_mark = mark != std::string_view::npos && mark > 0 &&
                        line[mark - 1] == ' ' && mark <= 4;
  return has_mark ? line.substr(mark) : line;
}

// What a compaction lists as still to do was often done since.
void add_summary(Unfinished& unfinished) {
  constexpr std::size_t k_most = 8;
  const Session& session = unfinished.session();
  if (session.compactions.empty() || !session.todos.empty()) {
    return;
  }
  const Compaction& last = session.compactions.back();
  const std::string since = words_after(session, last.when);
  for (const SummarySection& section : summary_sections(last.summary)) {
    std::size_t count = 0;
    for (const std::string_view line : is_to_do(section.heading)
                                           ? git::split(section.text, '\n')
                                           : std::vector<std::string_view>()) {
      const std::string_view text = without_bullet(line);
      if (!text.empty() && !text.ends_with(':') && ++count <= k_most &&
          coverage(lower_text(text), since) < k_spoken_of) {
        unfinished.add(std::string(cut_utf8(text, k_longest_text)),
                       Origin::summary,
                       last.when,
                       Who::agent,
                       {.proof = Proof::unverified});
      }
    }
  }
}

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

void add_question(Unfinished& unfinished) {
  const Utterance* last = last_words(unfinished.session());
  if (last == nullptr || last->speaker != Speaker::agent) {
    return;
  }
  const AskedQuestion asked = read_question(last->text);
  std::string text = asked.text;
  for (const Option& option :
       text.empty() ? std::vector<Option>() : asked.options) {
    text += " " + option.label + ": " +
            std::string(cut_utf8(option.text, 120)) + ";";
  }
  unfinished.add(std::move(text),
                 Origin::question,
                 last->when,
                 Who::agent,
                 {.label = "question"});
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
    unfinished.add(
        std::string(cut_utf8(with_short_pastes(request->text), k_longest_text)),
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
  const std::size_t first =
      session.requests.size() - std::min(session.requests.size(), k_looked_at);
  for (std::size_t i = first; i + 1 < session.requests.size(); ++i) {
    const Request& request = session.requests[i];
    const std::string own = own_words(request.text);
    const std::vector<std::string_view> said = sentences(own);
    const bool asks = std::ranges::any_of(said, is_question);
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
      unfinished.add(std::string(cut_utf8(own, k_longest_text)),
                     Origin::question,
                     request.when,
                     Who::user,
                     {.label = std::string(k_interrupted)});
    }
  }
}

bool holds_thanks(std::string_view words) {
  const std::string lower = lower_text(words);
  const auto says = [&](std::string_view word) {
    return lower.find(word) != lower.npos;
  };
  return says("works now") || says("it works") || says("that worked") ||
         says("fixed") || says("all green") || says("solved");
}

// What a person pasted last that fails, with what the agent made of it.
void add_reported_failure(Unfinished& unfinished) {
  const Session& session = unfinished.session();
  for (std::size_t i = session.requests.size(); i > 0; --i) {
    const Request& request = session.requests[i - 1];
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

} // namespace

void add_unfinished(Sessions sessions, Items& items) {
  if (sessions.empty()) {
    return;
  }
  Unfinished unfinished(sessions.back(), items);
  add_closing_list(unfinished);
  add_todos(unfinished);
  add_goal(unfinished);
  add_plan(unfinished);
  add_summary(unfinished);
  add_question(unfinished);
  add_request(unfinished);
  add_interrupted_questions(unfinished);
  add_reported_failure(unfinished);
  add_broken_off(unfinished);
  const auto with_todos = std::find_if(
      sessions.rbegin(), sessions.rend(), [](const Session& session) {
        return !session.todos.empty();
      });
  if (with_todos != sessions.rend() && &*with_todos != &sessions.back()) {
    Unfinished earlier(*with_todos, items);
    add_todos(earlier);
  }
}

} // namespace handoff::session
