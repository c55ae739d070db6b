// SPDX-License-Identifier: MIT
// git handoff status: whether git really asks the guard.
#include "githooks/status.hpp"

#include "agenthooks/install.hpp"
#include "command.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "json", .help = "print an object"},
};

std::vector<agenthooks::HookState> agent_hooks() {
  return agenthooks::hook_states(agent::process_environment());
}

std::string as_json(const std::vector<githooks::Status>& all) {
  nlohmann::ordered_json hooks = nlohmann::ordered_json::array();
  for (const githooks::Status& hook : all) {
    hooks.push_back({{"event", hook.event},
                     {"guarded", githooks::is_guarded(hook.state)},
                     {"state", githooks::describe_state(hook.state)},
                     {"where", hook.where}});
  }
  nlohmann::ordered_json agents = nlohmann::ordered_json::array();
  for (const agenthooks::HookState& state : agent_hooks()) {
    agents.push_back({{"agent", std::string(state.agent->name)},
                      {"installed", state.installed},
                      {"known", state.known},
                      {"outdated", state.is_outdated},
                      {"where", state.file}});
  }
  using nlohmann::ordered_json;
  return ordered_json{{"version", 1}, {"hooks", hooks}, {"agents", agents}}
             .dump(1, ' ', false, ordered_json::error_handler_t::replace) +
         "\n";
}

std::string as_lines(const std::vector<githooks::Status>& all) {
  std::string text;
  for (const githooks::Status& hook : all) {
    std::string event = hook.event;
    event.resize(std::max<std::size_t>(event.size(), 18), ' ');
    text += event + std::string(githooks::describe_state(hook.state)) + " (" +
            hook.where + ")\n";
  }
  for (const agenthooks::HookState& state : agent_hooks()) {
    std::string name = "agent " + std::string(state.agent->name);
    name.resize(std::max<std::size_t>(name.size(), 18), ' ');
    text +=
        name + std::to_string(state.installed) + " of " +
        std::to_string(state.known) + " hooks" +
        (state.is_outdated ? " of an earlier version; run 'git handoff install "
                             "--agent-hooks'"
                           : "") +
        " (" + state.file + ")\n";
  }
  return text;
}

int run(const Arguments& arguments) {
  const git::Repository repository = git::discover(git::Ask::place);
  const std::vector<githooks::Status> all =
      githooks::hook_status(repository, githooks::find_place(repository));
  print(arguments.has("json") ? as_json(all) : as_lines(all));
  const bool is_guarded =
      std::all_of(all.begin(), all.end(), [](const githooks::Status& hook) {
        return githooks::is_guarded(hook.state);
      });
  return is_guarded ? 0 : 1;
}

} // namespace

extern const Subcommand k_status;
const Subcommand k_status = {
    .name = "status",
    .summary = "show which Git hooks run the guard",
    .synopsis = "status [--json]",
    .options = k_options,
    .run = run,
};

} // namespace handoff::cmd
