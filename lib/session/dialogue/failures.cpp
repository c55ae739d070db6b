// SPDX-License-Identifier: MIT
// What failed, grouped by cause and intent.
#include "session/dialogue/failures.hpp"

#include "session/dialogue/check_kind.hpp"
#include "session/dialogue/run_intent.hpp"
#include "session/dialogue/turns.hpp"
#include "session/dialogue/verdict.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>

namespace handoff::session {
namespace {

constexpr double k_same_form = 0.5;       // likeness of two forms
constexpr std::uint32_t k_near_turns = 2; // from the end: not given up yet

// A run with what it was for.
struct Attempt {
  const CommandRun* run;
  RunIntent intent;
  Check check = Check::none;
  bool has_failed = false;
  bool has_passed = false;
  bool is_later = false; // of a later session
};

// 130 and 143: somebody stopped it.
bool is_stopped(const CommandRun& run) {
  return run.exit && (*run.exit == 130 || *run.exit == 143);
}

Attempt attempt_of(const CommandRun& run) {
  Attempt attempt{.run = &run, .check = check_kind(run.cmd)};
  const bool is_check = attempt.check != Check::none;
  attempt.intent = run_intent(is_check ? checking_part(run.cmd) : run.cmd);
  const Verdict verdict = is_check     ? run_verdict(run)
                          : run.failed ? Verdict::failed
                                       : Verdict::passed;
  attempt.has_failed = verdict == Verdict::failed && !is_stopped(run) &&
                       (is_check || !is_query(run.cmd));
  attempt.has_passed = verdict == Verdict::passed;
  return attempt;
}

using Attempts = std::vector<Attempt>;
using ByAction = std::unordered_map<std::string, std::vector<std::size_t>>;

// The run, and where it passed each further check of its line.
void add_attempts(const CommandRun& run, bool is_later, Attempts& attempts) {
  attempts.push_back(attempt_of(run));
  attempts.back().is_later = is_later;
  if (!attempts.back().has_passed || attempts.back().check == Check::none) {
    return;
  }
  for (const auto& [check, text] : checks_of(run.cmd)) {
    attempts.push_back({.run = &run,
                        .intent = run_intent(text),
                        .check = check,
                        .has_passed = true,
                        .is_later = is_later});
  }
}

Attempts attempts_of(const Session& session, Sessions later) {
  Attempts attempts;
  for (const CommandRun& run : session.commands) {
    add_attempts(run, false, attempts);
  }
  for (const Session& other : later) {
    for (const CommandRun& run : other.commands) {
      add_attempts(run, true, attempts);
    }
  }
  return attempts;
}

// No operand narrows it to a part: "go test ./...", "mise run test".
bool is_whole(const Attempt& attempt) {
  return std::ranges::all_of(attempt.intent.words, [](const std::string& word) {
    return word == "./..." || word == "." || word == "--workspace" ||
           word == "--all" ||
           (word.starts_with("-") && word != "-run" && word != "-k" &&
            word != "-t" && word != "--filter" && !word.starts_with("--tests"));
  });
}

std::string_view program_of(const Attempt& attempt) {
  const std::string_view action = attempt.intent.action;
  return action.substr(0, action.find(' '));
}

// A runner of tasks hides which program checks.
bool is_wrapper(const Attempt& attempt) {
  constexpr auto k_wrappers = std::to_array<std::string_view>({"mise",
                                                               "make",
                                                               "just",
                                                               "task",
                                                               "npm",
                                                               "pnpm",
                                                               "yarn",
                                                               "tox",
                                                               "nox",
                                                               "pre-commit"});
  const std::string_view program = program_of(attempt);
  return std::ranges::find(k_wrappers, program) != k_wrappers.end();
}

bool holds_all(const std::vector<std::string>& words,
               const std::vector<std::string>& others) {
  return std::ranges::includes(words, others);
}

// Whether the success of `later` means that what `failed` was run for works.
bool is_mended_by(const Attempt& failed, const Attempt& later) {
  if (!later.has_passed) {
    return false;
  }
  const bool is_check = failed.check != Check::none;
  // What is tested has been built.
  const bool is_as_much =
      later.check == failed.check ||
      (failed.check == Check::build && later.check == Check::test);
  const bool is_same_program = program_of(later) == program_of(failed);
  if (is_check && is_as_much && is_whole(later) &&
      (is_same_program || is_wrapper(later))) {
    return true;
  }
  if (failed.check == Check::build && is_as_much && is_same_program) {
    return holds_all(later.intent.words, failed.intent.words);
  }
  if (later.intent.action != failed.intent.action) {
    return false;
  }
  return is_check ? holds_all(later.intent.words, failed.intent.words) &&
                        later.check == failed.check
                  : likeness(failed.intent, later.intent) >= k_same_form;
}

std::string difference(const RunIntent& from, const RunIntent& other) {
  std::string text;
  std::vector<std::string> words;
  std::ranges::set_difference(
      from.words, other.words, std::back_inserter(words));
  for (const std::string& word : words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

bool has_option(std::string_view words) {
  return words.starts_with('-') || words.find(" -") != words.npos ||
         words.find('=') != words.npos;
}

// The words that differ, where the command line alone made the difference:
// the same turn, and a change of a few words.
std::optional<WorkingForm> recipe_of(const Attempt& failed,
                                     const Attempt& worked,
                                     const Session& session) {
  constexpr std::size_t k_max_length = 160; // bytes
  const bool is_check = failed.check != Check::none;
  if (is_check || worked.is_later || failed.run->cmd == worked.run->cmd ||
      is_passing_trouble(failed.run->output) ||
      turn_of(session, failed.run->when) !=
          turn_of(session, worked.run->when)) {
    return std::nullopt;
  }
  WorkingForm recipe{.action = failed.intent.action,
                     .works = difference(worked.intent, failed.intent),
                     .fails = difference(failed.intent, worked.intent),
                     .why = std::string(failure_line(failed.run->output)),
                     .when = worked.run->when};
  const bool is_short = recipe.works.size() <= k_max_length &&
                        recipe.fails.size() <= k_max_length;
  // Other files or names make no other form.
  const bool is_form = has_option(recipe.works) || has_option(recipe.fails);
  const bool is_told = is_form && !recipe.works.empty() && !recipe.why.empty();
  return is_short && is_told ? std::optional(recipe) : std::nullopt;
}

// The same in all runs that failed for one reason: no numbers, no ids.
std::string cause_of(std::string_view why) {
  constexpr std::size_t k_compared = 100; // bytes
  std::string cause;
  bool was_digit = false;
  for (const char c : text::to_lower(cut_utf8(why, k_compared))) {
    const bool is_digit = text::is_digit(c);
    if (!is_digit || !was_digit) {
      cause += is_digit ? '#' : c;
    }
    was_digit = is_digit;
  }
  return cause;
}

bool is_same_cause(const Failure& a,
                   const RunIntent& a_intent,
                   const Failure& b,
                   const RunIntent& b_intent) {
  if (a_intent.action.empty() && b_intent.action.empty()) {
    return a.what == b.what; // calls of tools, each on a file of its own
  }
  return (!a.why.empty() && cause_of(a.why) == cause_of(b.why)) ||
         likeness(a_intent, b_intent) >= k_same_form;
}

// One of each cause, the last, with a count. Compared with the newest only,
// so that the work stays bounded.
class FailureGroups {
public:
  void add(Failure failure, const RunIntent& intent) {
    constexpr std::size_t k_compared = 64;
    const std::size_t first =
        failures_.size() - std::min(failures_.size(), k_compared);
    for (std::size_t i = failures_.size(); i > first; --i) {
      if (is_same_cause(failures_[i - 1], intents_[i - 1], failure, intent)) {
        failure.count += failures_[i - 1].count;
        const auto at = static_cast<std::ptrdiff_t>(i - 1);
        failures_.erase(failures_.begin() + at);
        intents_.erase(intents_.begin() + at);
        break;
      }
    }
    failures_.push_back(std::move(failure));
    intents_.push_back(intent);
  }

  [[nodiscard]] std::vector<Failure> take() { return std::move(failures_); }

private:
  std::vector<Failure> failures_;
  std::vector<RunIntent> intents_;
};

bool is_same_file(const ToolError& error, const FileTouch& file) {
  const std::size_t space = error.what.find(' ');
  return space != std::string::npos && file.use != FileUse::read &&
         (file.path == error.what.substr(space + 1) ||
          file.path.ends_with("/" + error.what.substr(space + 1)));
}

// Tools that look something up, and requests to the model.
bool is_lookup(const ToolError& error) {
  constexpr auto k_lookups = std::to_array<std::string_view>({"read",
                                                              "fetch",
                                                              "search",
                                                              "grep",
                                                              "glob",
                                                              "list",
                                                              "view",
                                                              "ls",
                                                              "find",
                                                              "toolsearch",
                                                              "web",
                                                              "get"});
  const std::string name =
      text::to_lower(error.what.substr(0, error.what.find(' ')));
  return error.what == k_model_request ||
         std::ranges::any_of(k_lookups, [&](std::string_view word) {
           return name.find(word) != std::string::npos;
         });
}

bool is_changed_later(const Session& session, const ToolError& error) {
  return std::ranges::any_of(session.files, [&](const FileTouch& file) {
    return is_same_file(error, file) && !file.changes.empty() &&
           file.changes.back().record > error.when.record;
  });
}

class FailureFinder {
public:
  FailureFinder(const Session& session, Sessions later)
      : session_(session), attempts_(attempts_of(session, later)),
        last_turn_(turn_of(session, {.record = session.last_own_record})) {
    for (std::size_t i = 0; i < attempts_.size(); ++i) {
      by_action_[attempts_[i].intent.action].push_back(i);
      if (attempts_[i].check != Check::none && attempts_[i].has_passed) {
        checks_.push_back(i);
      }
    }
  }

  Failures find() {
    FailureGroups groups;
    for (std::size_t i = 0; i < attempts_.size(); ++i) {
      const Attempt& attempt = attempts_[i];
      if (!attempt.has_failed || attempt.is_later) {
        continue;
      }
      if (const Attempt* mended = mending(i)) {
        if (auto recipe = recipe_of(attempt, *mended, session_)) {
          add_recipe(std::move(*recipe));
        }
        continue;
      }
      groups.add(failure_of(attempt), attempt.intent);
    }
    for (const ToolError& error : session_.errors) {
      if (!is_lookup(error) && !is_changed_later(session_, error)) {
        groups.add({.what = error.what,
                    .why = error.why,
                    .when = error.when,
                    .is_abandoned = is_old(error.when)},
                   {});
      }
    }
    found_.open = groups.take();
    std::ranges::stable_sort(found_.open, {}, [](const Failure& failure) {
      return failure.when.record;
    });
    return std::move(found_);
  }

private:
  // The first later run that mends it; of many only the next and last ones
  // are looked at.
  const Attempt* mending(std::size_t failed) const {
    constexpr std::size_t k_looked_at = 200;
    for (const std::vector<std::size_t>* list :
         {&by_action_.at(attempts_[failed].intent.action), &checks_}) {
      auto next = std::ranges::upper_bound(*list, failed);
      for (std::size_t n = 0; next != list->end() && n < k_looked_at;
           ++next, ++n) {
        if (is_mended_by(attempts_[failed], attempts_[*next]) ||
            is_retry(failed, *next)) {
          return &attempts_[*next];
        }
      }
    }
    return nullptr;
  }

  // The same thing tried again at once, in other words.
  [[nodiscard]] bool is_retry(std::size_t failed, std::size_t next) const {
    constexpr std::size_t k_near = 6; // runs
    constexpr double k_alike = 0.25;
    const Attempt& before = attempts_[failed];
    const Attempt& after = attempts_[next];
    return before.check == Check::none && after.has_passed && !after.is_later &&
           next - failed <= k_near &&
           likeness(before.intent, after.intent) >= k_alike &&
           turn_of(session_, before.run->when) ==
               turn_of(session_, after.run->when);
  }

  Failure failure_of(const Attempt& attempt) const {
    const CommandRun& run = *attempt.run;
    return {.what = run.cmd,
            .exit = run.exit,
            .why = std::string(failure_line(run.output)),
            .when = run.when,
            .is_abandoned = attempt.check == Check::none && is_old(run.when)};
  }

  [[nodiscard]] bool is_old(const Moment& when) const {
    return turn_of(session_, when) + k_near_turns <= last_turn_;
  }

  void add_recipe(WorkingForm recipe) {
    std::erase_if(found_.recipes, [&](const WorkingForm& known) {
      return known.action == recipe.action &&
             (known.works == recipe.works || known.fails == recipe.fails);
    });
    found_.recipes.push_back(std::move(recipe));
  }

  const Session& session_;
  Attempts attempts_;
  std::uint32_t last_turn_;
  ByAction by_action_;
  std::vector<std::size_t> checks_; // that passed
  Failures found_;
};

} // namespace

Failures find_failures(const Session& session, Sessions later) {
  return FailureFinder(session, later).find();
}

} // namespace handoff::session
