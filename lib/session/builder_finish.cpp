// SPDX-License-Identifier: MIT
// What the collected facts amount to at the end of a transcript.
#include "session/builder.hpp"

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
  if (!used_.empty() && used_.back().tokens > 0) {
    session_.tokens.used = used_.back().tokens;
  }
  if (!plans_.empty()) {
    session_.plan = plans_.back().first;
  }
  const Moment last = moment_;
  session_.branch = session_.branches[last.branch];
  for (const auto& [what, count] : unreadable_) {
    session_.unread.push_back(what + ": " + std::to_string(count));
  }
  return std::move(session_);
}

void Builder::conclude_todos() {
  for (TodoStep& step : todo_steps_) {
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

void Builder::conclude_words() {
  if (!words_.empty()) {
    session_.last_message = std::move(words_.back().text);
    session_.last_message_when = words_.back().when;
  }
}

} // namespace handoff::session
