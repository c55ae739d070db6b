// SPDX-License-Identifier: MIT
// git handoff hook: what the hooks of git and of hook managers call.
#include "agenthooks/answer.hpp"
#include "base/attempt.hpp"
#include "base/signals.hpp"
#include "command.hpp"
#include "githooks/event.hpp"
#include "guard/report/report_text.hpp"

#include <cstdlib>

namespace handoff::cmd {
namespace {

// Before the agent's own time limit.
unsigned max_seconds() {
  constexpr unsigned k_max_seconds = 2;
  const char* const said = std::getenv("GIT_HANDOFF_HOOK_SECONDS");
  const int seconds = said == nullptr ? 0 : std::atoi(said);
  return seconds > 0 ? static_cast<unsigned>(seconds) : k_max_seconds;
}

// An agent goes on whatever happens to us: the status is always 0, and it
// never waits for long.
int answer_agent(const std::vector<std::string>& operands) {
  const auto agent = agent::parse(operands.at(1));
  if (!agent) {
    throw usage_error("unknown agent '" + operands.at(1) + "'");
  }
  const unsigned seconds = max_seconds();
  base::exit_after(seconds);
  // Enough of it is left to say that the work goes on.
  const std::chrono::milliseconds patience(seconds * 1000 - 300);
  const auto failure = base::attempt([&] {
    const auto input = session::parse_hook_input(
        read_standard_input(), operands.size() > 2 ? operands[2] : "");
    if (input) {
      print(
          agenthooks::answer_hook({*agent, *input}, HANDOFF_VERSION, patience));
    }
  });
  if (failure) {
    tell("handoff: " + std::string(failure->what()));
  }
  return 0;
}

int run(const Arguments& arguments) {
  const std::vector<std::string>& operands = arguments.operands();
  if (operands.size() > 1 && operands.front() == "agent") {
    return answer_agent(operands);
  }
  see_objects_as_they_are();
  const githooks::Answer answer =
      githooks::answer({.event = operands.front(),
                        .arguments = {operands.begin() + 1, operands.end()},
                        .standard_input = read_standard_input},
                       HANDOFF_VERSION);
  const guard::Checked& checked = answer.checked;
  if (checked.skipped) {
    tell("handoff: not checked, as " + *checked.skipped);
    return 0;
  }
  const char* const prefix = std::getenv("GIT_PREFIX");
  const std::string text =
      guard::describe(checked.report,
                      {.doing = answer.doing,
                       .advice = guard::advice_of(checked.repository.config),
                       .prefix = prefix == nullptr ? "" : prefix,
                       .id_digits = guard::id_digits(checked.report)},
                      redacted);
  if (!text.empty()) {
    tell(text.substr(0, text.size() - 1));
  }
  return checked.report.count(guard::Action::refuse) == 0 ? 0 : 1;
}

} // namespace

extern const Subcommand k_hook;
const Subcommand k_hook = {
    .name = "hook",
    .summary = "answer a Git hook or an agent's hook",
    .synopsis = "hook (pre-commit | pre-merge-commit | pre-applypatch)\n"
                "hook commit-msg <file>\n"
                "hook pre-push [<remote> [<url>]] < <refs>\n"
                "hook pre-receive < <refs>\n"
                "hook agent <agent> [<event>] < <json>",
    .min_operands = 1,
    .max_operands = 4,
    .is_asked_by_programs = true,
    .run = run,
};

} // namespace handoff::cmd
