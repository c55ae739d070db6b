// SPDX-License-Identifier: MIT
// Collects what a reader finds into a Session.
#include "session/dialogue/builder.hpp"

#include "session/dialogue/builder_limits.hpp"
#include "session/dialogue/failures.hpp"
#include "session/dialogue/markers.hpp"
#include "session/dialogue/paste.hpp"
#include "session/dialogue/statements.hpp"
#include "session/records/text_cut.hpp"

#include <algorithm>

namespace handoff::session {
Builder::Builder(Agent agent, std::string path) {
  session_.agent = agent;
  session_.path = std::move(path);
}

std::uint32_t Builder::record() const {
  return session_.records == 0
             ? 0
             : static_cast<std::uint32_t>(session_.records - 1);
}

void Builder::stand(const RecordPlace& place) {
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
      {std::string(cut_utf8(text, k_max_request_length)), moment_});
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
      plan(std::string(cut_utf8(part.text, k_max_request_length)));
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
