// SPDX-License-Identifier: MIT
// What of a session a successor would miss.
#include "agenthooks/substance.hpp"

#include "session/dialogue/dialogue.hpp"
#include "session/dialogue/paste.hpp"
#include "session/dialogue/run_intent.hpp"
#include "session/dialogue/shell_words.hpp"
#include "session/dialogue/turns.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/paths.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace handoff::agenthooks {
namespace {

using session::Moment;
using session::Session;

// How thanks and leave-taking begin, in the languages that are read.
constexpr auto k_thanks = std::to_array<std::string_view>(
    {"thank",
     "thx",
     "great",
     "perfect",
     "nice",
     "cool",
     "awesome",
     "bye",
     "goodbye",
     "good night",
     "that's all",
     "thats all",
     "that is all",
     "see you",
     "danke",
     "vielen dank",
     "tsch\xc3\xbcss",
     "merci",
     "gracias",
     "obrigad",
     "\xd1\x81\xd0\xbf\xd0\xb0\xd1\x81\xd0\xb8\xd0\xb1\xd0\xbe",
     "\xe3\x81\x82\xe3\x82\x8a\xe3\x81\x8c\xe3\x81\xa8\xe3\x81\x86",
     "\xe8\xb0\xa2\xe8\xb0\xa2",
     "\xe8\xac\x9d\xe8\xac\x9d",
     "\xea\xb0\x90\xec\x82\xac"});

constexpr auto k_question_words = std::to_array<std::string_view>(
    {"what", "who", "whose", "where", "when", "why",     "which", "how",
     "is",   "are", "does",  "do",    "did",  "was",     "were",  "wer",
     "wie",  "wo",  "warum", "qui",   "quoi", "pourquoi"});

bool is_thanks(std::string_view lower) {
  constexpr std::size_t k_max_size = 80; // bytes: longer ones go on
  return lower.size() <= k_max_size &&
         std::ranges::any_of(k_thanks, [&](std::string_view word) {
           return lower.starts_with(word);
         });
}

bool is_question(std::string_view lower) {
  const std::string_view word = lower.substr(0, lower.find_first_of(" ,'?"));
  return lower.ends_with('?') || lower.ends_with("\xef\xbc\x9f") ||
         std::ranges::find(k_question_words, word) != k_question_words.end();
}

// Something to do, not something to know: of three words at least, since "go
// on" says nothing to somebody else.
bool is_task(std::string_view request) {
  constexpr std::ptrdiff_t k_min_blanks = 2;
  return !is_idle(request) &&
         std::ranges::count(session::first_words(request), ' ') >=
             k_min_blanks &&
         !is_question(
             text::to_lower(session::trimmed(session::own_words(request))));
}

// A command of the line that is neither a question nor one of ours: in "make
// | tail" the first one works. What feeds one of ours is no work.
bool does_something(const session::CommandRun& run) {
  return !is_own_command(run.cmd) &&
         std::ranges::any_of(
             session::shell_commands(run.cmd),
             [](const session::SimpleCommand& command) {
               return !session::is_query(command.text) &&
                      !is_own_command(command.text) &&
                      !session::run_intent(command.text).action.empty();
             });
}

bool is_temporary(const std::string& path) {
  const char* const own = std::getenv("TMPDIR");
  const auto is_below = [&](std::string_view directory) {
    return !directory.empty() &&
           session::is_inside(path, std::string(directory));
  };
  return is_below("/tmp") || is_below("/var/tmp") || is_below("/dev/shm") ||
         (own != nullptr && is_below(own));
}

class Latest {
public:
  void add(const Moment& when) { last_ = std::max(last_.value_or(0), when.at); }
  [[nodiscard]] std::optional<std::int64_t> last() const { return last_; }

private:
  std::optional<std::int64_t> last_;
};

// The request that was open when something was said; nullptr before the first.
const session::UserRequest* request_before(const Session& session,
                                           const Moment& when) {
  const auto next = std::ranges::upper_bound(
      session.requests,
      when.record,
      {},
      [](const session::UserRequest& request) { return request.when.record; });
  return next == session.requests.begin() ? nullptr : &*std::prev(next);
}

void add_words(const Session& session, Latest& latest) {
  for (const session::Statement& said : session.statements) {
    const bool is_choice = said.kind == session::StatementKind::decision ||
                           said.kind == session::StatementKind::constraint;
    const session::UserRequest* const request =
        request_before(session, said.when);
    if (is_choice && (request == nullptr || !is_idle(request->text))) {
      latest.add(said.when);
    }
  }
}

} // namespace

bool is_launch_prompt(std::string_view request) {
  const std::string_view text = session::trimmed(request);
  return text.starts_with("Read the handoff ") &&
         text.find(" and continue from there.") != text.npos;
}

bool is_own_command(std::string_view line) {
  const std::string action = session::run_intent(line).action;
  return action.starts_with("git handoff") || action.starts_with("git-handoff");
}

bool is_idle(std::string_view request) {
  const std::string own(session::trimmed(session::own_words(request)));
  return own.starts_with('/') || is_launch_prompt(request) ||
         is_thanks(text::to_lower(own)) || session::asks_for_handoff(own);
}

std::optional<std::int64_t> last_substance(const Session& session,
                                           const std::string& worktree,
                                           Tasks tasks) {
  Latest latest;
  for (const session::FileTouch& file : session.files) {
    if (session::is_inside(file.path, worktree) || !is_temporary(file.path)) {
      std::ranges::for_each(file.changes,
                            [&](const Moment& when) { latest.add(when); });
    }
  }
  for (const session::CommandRun& run : session.commands) {
    if (does_something(run)) {
      latest.add(run.when);
    }
  }
  for (const session::Decision& decision : session.decisions) {
    latest.add(decision.when);
  }
  add_words(session, latest);
  if (!session.plan.empty()) {
    latest.add(session.plan_when);
  }
  if (!session.todos.empty()) {
    latest.add(session.todos_when);
  }
  for (const session::UserRequest& request : session.requests) {
    if (tasks == Tasks::count && is_task(request.text)) {
      latest.add(request.when);
    }
  }
  return latest.last();
}

} // namespace handoff::agenthooks
