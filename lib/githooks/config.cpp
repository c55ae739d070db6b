// SPDX-License-Identifier: MIT
// Our hooks in git's configuration, which git 2.54 and later read.
#include "githooks/config.hpp"

#include "git/git.hpp"

namespace handoff::githooks {
namespace {

std::string where(const std::string& scope) {
  return scope == "--global" ? "your git configuration"
                             : "the repository's configuration";
}

// Every value of a key in one scope, each ended by a NUL byte.
std::string values_of(const std::string& scope, const std::string& key) {
  return git::run({"config", scope, "-z", "--get-all", key}).out;
}

void set(const std::string& scope,
         const std::string& key,
         const std::string& value) {
  (void)git::output({"config", scope, "--replace-all", key, value});
}

} // namespace

std::string hook_section(std::string_view event) {
  return "hook.handoff-" + std::string(event);
}

void install_config(const std::string& scope,
                    const Facts& facts,
                    const git::Config& there,
                    Outcome& outcome) {
  const std::string section = hook_section(facts.event);
  const std::string command = hook_command(facts);
  const auto* const events = there.entries(section + ".event");
  const bool is_there = there.get(section + ".command") == command &&
                        events != nullptr && events->size() == 1 &&
                        events->front().value == facts.event;
  if (is_there) {
    return;
  }
  set(scope, section + ".event", facts.event);
  set(scope, section + ".command", command);
  outcome.done.push_back("installed " + section + " in " + where(scope));
}

void remove_config(const std::string& scope,
                   std::string_view event,
                   Outcome& outcome) {
  const std::string section = hook_section(event);
  const std::string events = values_of(scope, section + ".event");
  std::string command = values_of(scope, section + ".command");
  if (events.empty() && command.empty()) {
    return;
  }
  command.resize(command.empty() ? 0 : command.size() - 1);
  const bool is_ours = events == std::string(event) + '\0' &&
                       read_hook_command(command).has_value();
  if (!is_ours) {
    outcome.left.push_back(section + " in " + where(scope) +
                           " was changed after it was installed: git config " +
                           scope + " --remove-section " + section);
    return;
  }
  (void)git::output({"config", scope, "--remove-section", section});
  outcome.done.push_back("removed " + section + " from " + where(scope));
}

} // namespace handoff::githooks
