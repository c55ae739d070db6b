// SPDX-License-Identifier: MIT
// What the calls of an agent's tools did, once their results are known.
#include "session/dialogue/builder.hpp"
#include "session/dialogue/builder_limits.hpp"
#include "session/dialogue/hook_input.hpp"
#include "session/records/paths.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>
#include <functional>

namespace handoff::session {
namespace {

std::uint64_t hash(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

} // namespace

void Builder::call(std::string_view id, ToolCall call) {
  if (!answered_.contains(hash(id))) {
    open_.insert_or_assign(std::string(id),
                           Open{std::move(call), moment_, cwd_, is_subagent_});
  }
}

bool Builder::is_open(std::string_view id) const {
  return open_.contains(std::string(id));
}

void Builder::rename_call(std::string_view id, std::string_view new_id) {
  if (auto node = open_.extract(std::string(id))) {
    node.key() = new_id;
    open_.insert(std::move(node));
  }
}

void Builder::result(std::string_view id, const ToolOutcome& outcome) {
  auto node = open_.extract(std::string(id));
  if (!node) {
    return;
  }
  answered_.insert(hash(id));
  Open& open = node.mapped();
  if (outcome.is_refused) {
    refuse(open, outcome);
    return;
  }
  const bool is_command = open.call.kind == ToolKind::command;
  if (!outcome.has_run || (!outcome.ok && !is_command)) {
    fail(open, outcome);
    return;
  }
  switch (open.call.kind) {
  case ToolKind::command:
    finish_command(open, outcome);
    break;
  case ToolKind::plan:
    finish_plan(open, outcome);
    break;
  case ToolKind::files:
    finish_files(open, outcome);
    break;
  case ToolKind::todos:
    finish_todos(open, outcome);
    break;
  case ToolKind::question:
    finish_question(open, outcome);
    break;
  case ToolKind::skill:
    skill_used(open.call.text);
    break;
  case ToolKind::other:
    break;
  }
}

// A plan that the session writes to a file is its plan, often an ignored one.
void Builder::keep_written_plan(const Open& open) {
  const ToolCall& call = open.call;
  if (open.is_subagent) {
    return;
  }
  if (!call.content.empty()) {
    plans_.emplace_back(cut_utf8(call.content, k_max_request_length),
                        open.when);
  } else if (!call.old_text.empty() && !plans_.empty()) {
    std::string text = plans_.back().first;
    const std::size_t at = text.find(call.old_text);
    if (at != std::string::npos) {
      text.replace(at, call.old_text.size(), call.new_text);
      plans_.emplace_back(std::move(text), open.when);
    }
  }
}

void Builder::finish_files(const Open& open, const ToolOutcome& outcome) {
  keep_written_plan(open);
  for (const auto& [path, use] : open.call.files) {
    const bool is_new = outcome.is_new_file && use == FileUse::modified;
    touch(absolute_path(path, open.cwd),
          {0,
           is_new ? FileUse::created : use,
           open.is_subagent,
           false,
           open.when});
  }
}

void Builder::finish_command(Open& open, const ToolOutcome& outcome) {
  const std::string& cwd = open.call.cwd;
  command({.cmd = std::move(open.call.text),
           .cwd = cwd.empty() ? open.cwd : absolute_path(cwd, open.cwd),
           .exit = outcome.exit,
           .failed = outcome.exit ? *outcome.exit != 0 : !outcome.ok,
           .output = std::string(outcome.output),
           .when = open.when,
           .by_subagent = open.is_subagent});
}

void Builder::finish_todos(Open& open, const ToolOutcome& outcome) {
  // A subagent keeps a list of its own, but ticks off tasks of the session's.
  if (open.is_subagent) {
    if (open.call.change == TodoChange::create) {
      subagent_todos_.insert(std::string(outcome.todo_id));
    }
    const bool is_shared =
        open.call.change == TodoChange::update && !open.call.todos.empty() &&
        !subagent_todos_.contains(open.call.todos.front().id);
    if (!is_shared) {
      return;
    }
  }
  if (open.call.change == TodoChange::create && !open.call.todos.empty()) {
    open.call.todos.front().id = outcome.todo_id;
  }
  todo_steps_.push_back(
      {open.call.change, std::move(open.call.todos), open.when});
  keep_newest(todo_steps_);
}

void Builder::finish_question(Open& open, const ToolOutcome& outcome) {
  constexpr std::size_t k_max_answer_length = 1'000;
  for (Question& question : open.call.questions) {
    for (const auto& [asked, answer] : outcome.answers) {
      const bool is_its = asked == question.text || asked == question.id;
      question.answer = is_its ? answer : question.answer;
    }
    if (outcome.answers.empty() && open.call.questions.size() == 1) {
      question.answer = cut_utf8(outcome.output, k_max_answer_length);
    }
    if (question.answer.empty()) {
      continue;
    }
    Decision decision{.origin = DecisionOrigin::answer,
                      .question = question.text,
                      .chosen = question.answer,
                      .when = moment_};
    for (std::string& option : question.options) {
      if (question.answer.find(option) == std::string::npos) {
        decision.rejected.push_back(std::move(option));
      }
    }
    session_.decisions.push_back(std::move(decision));
  }
}

void Builder::finish_plan(Open& open, const ToolOutcome& outcome) {
  std::string plan = open.call.text.empty() ? std::string(outcome.output)
                                            : std::move(open.call.text);
  plans_.emplace_back(plan, moment_);
  session_.decisions.push_back({.origin = DecisionOrigin::plan,
                                .question = "plan",
                                .chosen = std::move(plan),
                                .when = moment_});
}

void Builder::refuse(const Open& open, const ToolOutcome& outcome) {
  if (open.is_subagent) {
    return;
  }
  const bool is_plan = open.call.kind == ToolKind::plan;
  if (is_plan) {
    plans_.emplace_back("", moment_); // what was written of it is off, too
  }
  session_.decisions.push_back(
      {.origin = is_plan ? DecisionOrigin::plan : DecisionOrigin::rejection,
       .question = is_plan ? "plan" : describe(open.call),
       .chosen = std::string(outcome.output),
       .rejected = {is_plan ? open.call.text : describe(open.call)},
       .when = moment_});
  if (!outcome.output.empty()) {
    said(outcome.output, Speaker::human);
  }
}

// Only what was to change something and has not is worth telling; wrong
// arguments and files that cannot be read are the agent's own affair.
void Builder::fail(const Open& open, const ToolOutcome& outcome) {
  const bool is_change =
      std::ranges::any_of(open.call.files, [](const auto& file) {
        return file.second != FileUse::read;
      });
  if (!is_change && (!outcome.has_run || open.call.kind == ToolKind::files)) {
    return;
  }
  if (outcome.output.find(k_refused_handoff) != std::string_view::npos) {
    return;
  }
  session_.errors.push_back({.what = describe(open.call),
                             .why = std::string(first_words(outcome.output)),
                             .when = open.when});
  keep_newest(session_.errors);
}

} // namespace handoff::session
