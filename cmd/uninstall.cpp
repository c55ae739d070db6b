// SPDX-License-Identifier: MIT
// git handoff uninstall: takes the guard out of git's hooks.
#include "base/error.hpp"
#include "command.hpp"
#include "guard/install.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "global", .help = "what install --global put in"},
    Option{.name = "template", .help = "what install --template put in"},
};

guard::Target target_of(const Arguments& arguments) {
  if (arguments.has("global") && arguments.has("template")) {
    throw usage_error("--global and --template exclude each other");
  }
  return arguments.has("global")     ? guard::Target::global
         : arguments.has("template") ? guard::Target::git_template
                                     : guard::Target::repository;
}

int run(const Arguments& arguments) {
  const guard::Target target = target_of(arguments);
  const guard::Outcome outcome =
      guard::uninstall(guard::repository_for(target), target);
  for (const std::string& line : outcome.done) {
    tell(line);
  }
  for (const std::string& line : outcome.left) {
    tell("left to you: " + line);
  }
  if (outcome.is_empty()) {
    tell("nothing of the guard is installed");
  }
  return 0;
}

} // namespace

extern const Subcommand k_uninstall;
const Subcommand k_uninstall = {
    .name = "uninstall",
    .summary = "take the guard out of git's hooks",
    .synopsis = "uninstall [--global | --template]",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
