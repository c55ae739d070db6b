// SPDX-License-Identifier: MIT
// git handoff uninstall: takes the guard out of git's hooks.
#include "command.hpp"
#include "installing.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "global", .help = "what install --global added"},
    Option{.name = "template", .help = "what install --template added"},
    Option{.name = "skill", .help = "instead: the skill"},
    Option{.name = "agent-hooks", .help = "instead: the hooks of agents"},
    Option{.name = "agent",
           .value = "name",
           .help = "with these: of this agent (default: all found)",
           .repeat = Repeat::yes},
};

int run(const Arguments& arguments) {
  const agenthooks::InstallRequest wanted = wanted_of(arguments);
  if (wanted.skill || wanted.hooks) {
    const agenthooks::InstallOutcome outcome =
        agenthooks::uninstall(wanted, agent::process_environment());
    return tell_outcome(outcome.done, outcome.left, "nothing is installed");
  }
  const githooks::Target target = target_of(arguments);
  const githooks::Outcome outcome =
      githooks::uninstall(githooks::repository_for(target), target);
  return tell_outcome(outcome.done, outcome.left, "the guard is not installed");
}

} // namespace

extern const Subcommand k_uninstall;
const Subcommand k_uninstall = {
    .name = "uninstall",
    .summary = "remove the guard from Git hooks",
    .synopsis = "uninstall [--global | --template]\n"
                "uninstall (--skill | --agent-hooks)... [--agent <name>]...",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
