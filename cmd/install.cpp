// SPDX-License-Identifier: MIT
// git handoff install: the guard in git's hooks.
#include "command.hpp"
#include "installing.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "chain",
           .help = "add our block to other people's shell hooks"},
    Option{.name = "add",
           .help = "write the stanza into the hook manager's file"},
    Option{.name = "global", .help = "for all your repositories (git 2.54)"},
    Option{.name = "template",
           .help = "for repositories created or cloned from now on"},
    Option{.name = "skill",
           .help = "instead: the skill that teaches agents to hand off"},
    Option{.name = "agent-hooks",
           .help = "instead: hooks in the settings of agents"},
    Option{.name = "agent",
           .value = "name",
           .help = "with these: for this agent (default: all found)",
           .repeat = Repeat::yes},
};

int run(const Arguments& arguments) {
  const agenthooks::InstallRequest wanted = wanted_of(arguments);
  if (wanted.skill || wanted.hooks) {
    const agenthooks::InstallOutcome outcome =
        agenthooks::install(wanted, agent::process_environment());
    return tell_outcome(outcome.done, outcome.left, "already installed");
  }
  const githooks::Target target = target_of(arguments);
  const githooks::Outcome outcome = githooks::install(
      githooks::repository_for(target),
      {.target = target,
       .chain =
           arguments.has("chain") ? githooks::Chain::yes : githooks::Chain::no,
       .managers = arguments.has("add") ? githooks::Managers::add
                                        : githooks::Managers::explain,
       .binary_directory = githooks::binary_directory()});
  return tell_outcome(
      outcome.done, outcome.left, "the guard is already installed");
}

} // namespace

extern const Subcommand k_install;
const Subcommand k_install = {
    .name = "install",
    .summary = "install the guard in Git hooks, or the skill in agents",
    .synopsis = "install [--chain] [--add] [--global | --template]\n"
                "install (--skill | --agent-hooks)... [--agent <name>]...",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
