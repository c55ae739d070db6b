// SPDX-License-Identifier: MIT
// git handoff uninstall: takes the guard out of git's hooks.
#include "agents/install.hpp"
#include "base/error.hpp"
#include "command.hpp"
#include "guard/install.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "global", .help = "what install --global put in"},
    Option{.name = "template", .help = "what install --template put in"},
    Option{.name = "skill", .help = "instead: the skill"},
    Option{.name = "agent-hooks", .help = "instead: the hooks of agents"},
    Option{.name = "agent",
           .value = "name",
           .help = "with those: of this agent (default: all that are here)",
           .repeat = Repeat::yes},
};

guard::Target target_of(const Arguments& arguments) {
  if (arguments.has("global") && arguments.has("template")) {
    throw usage_error("--global and --template exclude each other");
  }
  return arguments.has("global")     ? guard::Target::global
         : arguments.has("template") ? guard::Target::git_template
                                     : guard::Target::repository;
}

agents::Wanted wanted_of(const Arguments& arguments) {
  return {.skill = arguments.has("skill"),
          .hooks = arguments.has("agent-hooks"),
          .agents = arguments.values("agent")};
}

int run(const Arguments& arguments) {
  const agents::Wanted wanted = wanted_of(arguments);
  if (wanted.skill || wanted.hooks) {
    const agents::Outcome outcome =
        agents::uninstall(wanted, session::process_environment());
    return tell_outcome(
        outcome.done, outcome.left, "nothing of it is installed");
  }
  if (!wanted.agents.empty()) {
    throw usage_error("--agent goes with --skill or --agent-hooks");
  }
  const guard::Target target = target_of(arguments);
  const guard::Outcome outcome =
      guard::uninstall(guard::repository_for(target), target);
  return tell_outcome(
      outcome.done, outcome.left, "nothing of the guard is installed");
}

} // namespace

extern const Subcommand k_uninstall;
const Subcommand k_uninstall = {
    .name = "uninstall",
    .summary = "take the guard out of git's hooks",
    .synopsis = "uninstall [--global | --template]\n"
                "uninstall (--skill | --agent-hooks)... [--agent <name>]...",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
