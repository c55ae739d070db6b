// SPDX-License-Identifier: MIT
// git handoff hook: what the hooks of git and of hook managers call.
#include "command.hpp"
#include "guard/hook_event.hpp"
#include "guard/report_text.hpp"

#include <cstdlib>

namespace handoff::cmd {
namespace {

int run(const Arguments& arguments) {
  const std::vector<std::string>& operands = arguments.operands();
  const guard::HookAnswer answer =
      guard::answer_hook({.event = operands.front(),
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
                       .prefix = prefix == nullptr ? "" : prefix});
  if (!text.empty()) {
    tell(text.substr(0, text.size() - 1));
  }
  return checked.report.count(guard::Action::refuse) == 0 ? 0 : 1;
}

} // namespace

extern const Subcommand k_hook;
const Subcommand k_hook = {
    .name = "hook",
    .summary = "what git's hooks call to ask the guard",
    .synopsis = "hook (pre-commit | pre-merge-commit | pre-applypatch)\n"
                "hook commit-msg <file>\n"
                "hook pre-push [<remote> [<url>]] < <refs>\n"
                "hook pre-receive < <refs>",
    .min_operands = 1,
    .max_operands = 4,
    .run = run,
};

} // namespace handoff::cmd
