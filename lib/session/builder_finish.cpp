// SPDX-License-Identifier: MIT
// What the collected facts amount to at the end of a transcript.
#include "session/builder.hpp"

#include <algorithm>

namespace handoff::session {
namespace {

// What a file's touches amount to: what was made here stays new when it is
// changed again, and what was removed last is gone.
FileUse together(FileUse before, FileUse now) {
  if (now == FileUse::read) {
    return before;
  }
  if (now == FileUse::modified && before == FileUse::created) {
    return FileUse::created;
  }
  return before == FileUse::deleted && now == FileUse::created
             ? FileUse::modified
             : now;
}

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

std::string counted(std::uint64_t count, std::string_view what) {
  const std::string noun(what);
  return std::to_string(count) + " " + (count == 1 ? noun : noun + "s");
}

} // namespace

Session Builder::finish(const std::vector<bool>& alive) {
  keep_live(alive);
  conclude_todos();
  conclude_files();
  conclude_words();
  if (!used_.empty()) {
    session_.tokens.used = used_.back().tokens;
  }
  if (!plans_.empty()) {
    session_.plan = plans_.back().first;
  }
  const Moment last = moment_;
  session_.branch = session_.branches[last.branch];
  for (const auto& [what, count] : unreadable_) {
    session_.unread.push_back(counted(count, what));
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

void Builder::conclude_files() {
  constexpr std::size_t k_none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> place(paths_.size(), k_none);
  for (const Touch& touch : touches_) {
    std::size_t& at = place[touch.path];
    if (at == k_none) {
      at = session_.files.size();
      session_.files.push_back({.path = paths_[touch.path],
                                .use = touch.use,
                                .when = touch.when,
                                .by_subagent = touch.is_subagent,
                                .was_read = touch.use == FileUse::read,
                                .by_shell = touch.by_shell});
      continue;
    }
    FileTouch& file = session_.files[at];
    const bool was_read = file.use == FileUse::read;
    file.use = together(file.use, touch.use);
    file.was_read = file.was_read || touch.use == FileUse::read;
    file.by_subagent = file.by_subagent && touch.is_subagent;
    file.by_shell = touch.use == FileUse::read ? file.by_shell
                    : was_read                 ? touch.by_shell
                               : file.by_shell && touch.by_shell;
    if (touch.use != FileUse::read || was_read) {
      file.when = touch.when;
    }
  }
}

void Builder::conclude_words() {
  if (!words_.empty()) {
    session_.last_message = std::move(words_.back().text);
    session_.last_message_when = words_.back().when;
  }
}

} // namespace handoff::session
