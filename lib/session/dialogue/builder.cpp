// SPDX-License-Identifier: MIT
// Collects what a reader finds into a Session.
#include "session/dialogue/builder.hpp"

#include "session/dialogue/builder_limits.hpp"
#include "session/dialogue/failures.hpp"
#include "session/dialogue/hook_input.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/paste.hpp"
#include "session/dialogue/statements.hpp"
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

Builder::Builder(Agent agent, std::string path) {
  session_.agent = agent;
  session_.path = std::move(path);
}

std::uint32_t Builder::record() const {
  return session_.records == 0
             ? 0
             : static_cast<std::uint32_t>(session_.records - 1);
}

void Builder::stand(const Place& place) {
  moment_.record = record();
  if (place.at != 0) {
    moment_.at = place.at;
    session_.started =
        session_.started == 0 ? place.at : std::min(session_.started, place.at);
    session_.ended = std::max(session_.ended, place.at);
  }
  if (!place.cwd.empty()) {
    cwd_ = place.cwd;
    if (session_.cwd.empty()) {
      session_.cwd = place.cwd;
    }
  }
  is_subagent_ = place.is_subagent;
  last_own_record_ = is_subagent_ ? last_own_record_ : moment_.record;
  if (!place.branch.empty()) {
    const std::string_view name = place.branch == "HEAD" ? "" : place.branch;
    auto& names = session_.branches;
    const auto found = std::ranges::find(names, name);
    moment_.branch = static_cast<std::uint32_t>(found - names.begin());
    if (found == names.end()) {
      names.emplace_back(name);
    }
  }
}

void Builder::request(std::string_view text) {
  if (text.empty() || is_subagent_ || is_subagent_session_) {
    return;
  }
  session_.requests.push_back(
      {std::string(cut_utf8(text, k_longest_request)), moment_});
  session_.turns.push_back(moment_);
  keep_words({.said = {Speaker::human, session_.requests.back().text, moment_},
              .when = moment_});
  keep_pasted_plan(text);
  // What was pasted is not the person's own statement.
  said(own_words(text), Speaker::human);
}

// "Implement the following plan:" in front of one.
void Builder::keep_pasted_plan(std::string_view message) {
  const std::string own = lower_text(own_words(message));
  for (const MessagePart& part : message_parts(message)) {
    const bool is_plan =
        own.find("plan") != std::string::npos ||
        lower_text(first_words(part.text)).find("plan") != std::string::npos;
    if (part.is_paste && part.kind == PasteKind::document && is_plan) {
      plan(std::string(cut_utf8(part.text, k_longest_request)));
    }
  }
}

void Builder::interrupted() {
  if (!is_subagent_) {
    session_.interruptions.push_back(moment_);
  }
}

void Builder::agent_text(std::string_view text, std::string_view message) {
  if (text.empty() || is_subagent_) {
    return;
  }
  Words* last = words_.empty() ? nullptr : &words_.back();
  const bool goes_on =
      !message.empty() && last != nullptr && last->message == message;
  if (goes_on && text.starts_with(last->said.text)) {
    text.remove_prefix(last->said.text.size());
    last->said.text += text;
  } else if (goes_on) {
    last->said.text += "\n\n" + std::string(text);
  } else {
    keep_words({.said = {Speaker::agent, std::string(text)},
                .message = std::string(message)});
    last = &words_.back();
  }
  last->said.when = last->when = moment_;
  said(text, Speaker::agent);
}

// Half of what is too much goes, so that each message moves at most twice.
void Builder::keep_words(Words words) {
  words_size_ += words.said.text.size();
  words_.push_back(std::move(words));
  if (words_size_ < 2 * k_max_dialogue) {
    return;
  }
  std::size_t gone = 0;
  while (words_size_ > k_max_dialogue) {
    words_size_ -= std::min(words_size_, words_[gone++].said.text.size());
  }
  words_.erase(words_.begin(),
               words_.begin() + static_cast<std::ptrdiff_t>(gone));
}

void Builder::said(std::string_view text, Speaker speaker) {
  for (Statement& statement : find_statements(text, speaker)) {
    statement.when = moment_;
    session_.statements.push_back(std::move(statement));
  }
  keep_newest(session_.statements);
}

void Builder::usage(std::int64_t used) {
  if (used > 0 && !is_subagent_) {
    used_.push_back({used, moment_});
    keep_newest(used_);
  }
}

void Builder::window(std::int64_t tokens) {
  if (!is_subagent_) {
    session_.tokens.window = tokens;
  }
}

void Builder::model(std::string_view name) {
  if (!name.empty() && !is_subagent_) {
    session_.model = name;
  }
}

void Builder::compaction(Compaction what) {
  if (is_subagent_) {
    return;
  }
  what.when = moment_;
  used_.push_back({what.tokens_after.value_or(0), moment_});
  session_.compactions.push_back(std::move(what));
}

void Builder::compaction_summary(std::string text) {
  if (is_subagent_) {
    return;
  }
  auto& compactions = session_.compactions;
  if (compactions.empty() || !compactions.back().summary.empty()) {
    compaction({});
  }
  compactions.back().summary = std::move(text);
}

void Builder::api_error(std::string_view text) {
  session_.errors.push_back({.what = std::string(k_model_request),
                             .why = std::string(first_words(text)),
                             .when = moment_});
  keep_newest(session_.errors);
}

void Builder::skill_used(std::string_view name) {
  auto& used = session_.skills_used;
  if (!name.empty() && std::ranges::find(used, name) == used.end()) {
    used.emplace_back(name);
  }
}

void Builder::skills_listed(std::vector<std::string> names) {
  for (std::string& name : names) {
    auto& listed = session_.skills_listed;
    if (std::ranges::find(listed, name) == listed.end()) {
      listed.push_back(std::move(name));
    }
  }
}

void Builder::todos(std::vector<Todo> todos) {
  if (!is_subagent_) {
    todo_steps_.push_back({TodoChange::replace, std::move(todos), moment_});
  }
}

void Builder::goal(std::string_view text, std::string_view state) {
  if (is_subagent_) {
    return;
  }
  session_.goal = text.empty() ? session_.goal : std::string(text);
  session_.goal_state = state.empty() ? session_.goal_state : state;
}

void Builder::plan(std::string text) {
  if (!is_subagent_ && !text.empty()) {
    plans_.emplace_back(std::move(text), moment_);
  }
}

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

void Builder::result(std::string_view id, const Outcome& outcome) {
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
    plans_.emplace_back(cut_utf8(call.content, k_longest_request), open.when);
  } else if (!call.old_text.empty() && !plans_.empty()) {
    std::string text = plans_.back().first;
    const std::size_t at = text.find(call.old_text);
    if (at != std::string::npos) {
      text.replace(at, call.old_text.size(), call.new_text);
      plans_.emplace_back(std::move(text), open.when);
    }
  }
}

void Builder::finish_files(const Open& open, const Outcome& outcome) {
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

void Builder::finish_command(Open& open, const Outcome& outcome) {
  const std::string& cwd = open.call.cwd;
  command({.cmd = std::move(open.call.text),
           .cwd = cwd.empty() ? open.cwd : absolute_path(cwd, open.cwd),
           .exit = outcome.exit,
           .failed = outcome.exit ? *outcome.exit != 0 : !outcome.ok,
           .output = std::string(outcome.output),
           .when = open.when,
           .by_subagent = open.is_subagent});
}

void Builder::finish_todos(Open& open, const Outcome& outcome) {
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

void Builder::finish_question(Open& open, const Outcome& outcome) {
  constexpr std::size_t k_longest_answer = 1'000;
  for (Question& question : open.call.questions) {
    for (const auto& [asked, answer] : outcome.answers) {
      const bool is_its = asked == question.text || asked == question.id;
      question.answer = is_its ? answer : question.answer;
    }
    if (outcome.answers.empty() && open.call.questions.size() == 1) {
      question.answer = cut_utf8(outcome.output, k_longest_answer);
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

void Builder::finish_plan(Open& open, const Outcome& outcome) {
  std::string plan = open.call.text.empty() ? std::string(outcome.output)
                                            : std::move(open.call.text);
  plans_.emplace_back(plan, moment_);
  session_.decisions.push_back({.origin = DecisionOrigin::plan,
                                .question = "plan",
                                .chosen = std::move(plan),
                                .when = moment_});
}

void Builder::refuse(const Open& open, const Outcome& outcome) {
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
void Builder::fail(const Open& open, const Outcome& outcome) {
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

void Builder::unreadable(std::string_view what) {
  ++unreadable_[std::string(what)];
}

void Builder::rewind_to(std::uint32_t record) {
  std::vector<bool> alive(session_.records, true);
  std::fill(alive.begin() +
                std::min<std::ptrdiff_t>(record, std::ptrdiff_t(alive.size())),
            alive.end(),
            false);
  keep_live(alive);
}

void Builder::keep_live(const std::vector<bool>& alive) {
  const auto drop = [&](auto& facts) {
    std::erase_if(facts, [&](const auto& fact) {
      return fact.when.record < alive.size() && !alive[fact.when.record];
    });
  };
  drop(session_.requests);
  drop(session_.commands);
  drop(session_.decisions);
  drop(session_.statements);
  drop(session_.errors);
  drop(session_.compactions);
  drop(touches_);
  drop(todo_steps_);
  drop(used_);
  drop(words_);
  std::erase_if(session_.turns, [&](const Moment& start) {
    return start.record < alive.size() && !alive[start.record];
  });
  std::erase_if(session_.interruptions, [&](const Moment& at) {
    return at.record < alive.size() && !alive[at.record];
  });
  std::erase_if(plans_, [&](const auto& plan) {
    return plan.second.record < alive.size() && !alive[plan.second.record];
  });
}

} // namespace handoff::session
