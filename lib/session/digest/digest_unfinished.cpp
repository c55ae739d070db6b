// SPDX-License-Identifier: MIT
// What is not finished, first thing first.
#include "session/digest/unfinished.hpp"

#include <algorithm>

namespace handoff::session {

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
