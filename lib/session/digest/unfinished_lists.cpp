// SPDX-License-Identifier: MIT
// What somebody listed as still to be done: the agent's closing words, the
// todo list, a goal, a plan, the summary of a compaction.
#include "session/dialogue/closing.hpp"
#include "session/dialogue/dialogue.hpp"
#include "session/dialogue/markers.hpp"
#include "session/digest/answered.hpp"
#include "session/digest/session_json.hpp"
#include "session/digest/summary_sections.hpp"
#include "session/digest/unfinished.hpp"
#include "session/records/text_cut.hpp"
#include "text/split.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

bool is_open(const Todo& todo) {
  return todo.state != TodoState::completed &&
         todo.state != TodoState::cancelled;
}

// "- [ ] step", "1. step", "### Step 1: step" of a plan; the rest explains.
std::vector<std::string> plan_steps(std::string_view plan) {
  constexpr std::size_t k_max_steps = 20;
  std::vector<std::string> boxes;
  std::vector<std::string> numbered;
  for (const std::string_view raw : text::split(plan, '\n')) {
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

} // namespace

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
      const bool was_dealt_with =
          coverage(lower_text(item.text), since) >= k_spoken_of ||
          (item.is_question && was_answered(session, item.text, said.when));
      if (!was_dealt_with) {
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
    unfinished.add(std::string(cut_utf8(session.goal, k_max_unfinished_length)),
                   Origin::goal,
                   {.at = session.ended, .record = session.last_own_record},
                   Who::user,
                   {.label = session.goal_state});
  }
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

// What a compaction lists as still to do was often done since.
void add_summary(Unfinished& unfinished) {
  constexpr std::size_t k_max_count = 8;
  const Session& session = unfinished.session();
  if (session.compactions.empty() || !session.todos.empty()) {
    return;
  }
  const Compaction& last = session.compactions.back();
  const std::string since = words_after(session, last.when);
  for (const SummarySection& section : summary_sections(last.summary)) {
    std::size_t count = 0;
    for (const std::string_view line : is_to_do(section.heading)
                                           ? text::split(section.text, '\n')
                                           : std::vector<std::string_view>()) {
      const std::string_view text = without_bullet(line);
      if (!text.empty() && !text.ends_with(':') && ++count <= k_max_count &&
          coverage(lower_text(text), since) < k_spoken_of) {
        unfinished.add(std::string(cut_utf8(text, k_max_unfinished_length)),
                       Origin::summary,
                       last.when,
                       Who::agent,
                       {.proof = Proof::unverified});
      }
    }
  }
}

} // namespace handoff::session
