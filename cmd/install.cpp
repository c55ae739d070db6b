// SPDX-License-Identifier: MIT
// git handoff install: the guard in git's hooks.
#include "guard/install.hpp"

#include "base/error.hpp"
#include "command.hpp"

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
           .help = "for repositories that are made or cloned from now on"},
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
  const guard::Outcome outcome = guard::install(
      guard::repository_for(target),
      {.target = target,
       .chain = arguments.has("chain") ? guard::Chain::yes : guard::Chain::no,
       .managers = arguments.has("add") ? guard::Managers::add
                                        : guard::Managers::explain,
       .binary_directory = guard::binary_directory()});
  for (const std::string& line : outcome.done) {
    tell(line);
  }
  for (const std::string& line : outcome.left) {
    tell("left to you: " + line);
  }
  if (outcome.is_empty()) {
    tell("the guard is installed already");
  }
  return 0;
}

} // namespace

extern const Subcommand k_install;
const Subcommand k_install = {
    .name = "install",
    .summary = "put the guard into git's hooks",
    .synopsis = "install [--chain] [--add] [--global | --template]",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
