// SPDX-License-Identifier: MIT
// Puts our skill and hooks where agents find them, and takes them out again.
#include "agenthooks/install.hpp"

#include "agenthooks/hook_settings.hpp"
#include "base/attempt.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"
#include "base/replace_file.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>

namespace handoff::agenthooks {

extern const std::string_view k_skill;

namespace {

namespace fs = std::filesystem;
using agent::Environment;

constexpr std::string_view k_skill_name = "git-handoff";

// Of an agent that has hooks. Throws Error (usage) for one that has none.
std::string settings_file(Agent agent, const Environment& environment) {
  if (!has_hooks(agent)) {
    throw usage_error("agent '" + std::string(agent->name) +
                          "' has no hooks that run commands",
                      "use --agent with one of " +
                          agent::list_names(agent::has_hooks));
  }
  return agent::user_path(environment, agent->home) + "/" +
         std::string(agent->hooks->file);
}

std::optional<std::string> read_if_there(const std::string& path) {
  return fs::exists(path) ? std::optional(base::read_file(path)) : std::nullopt;
}

std::string text_of(const std::string& path) {
  return read_if_there(path).value_or("");
}

// The same as `edit()`, with the file in the error.
template <typename Edit>
auto edited(const std::string& path, const Edit& edit) {
  try {
    return edit();
  } catch (const Error& error) {
    throw Error("cannot change '" + path + "': " + error.what(),
                "correct it, or add the hooks by hand: "
                "git help handoff-install");
  }
}

std::string title(Agent agent) {
  return std::string(agent->title);
}

// Each once, in order: several agents share one.
std::vector<std::string> skill_files(Agents agents,
                                     const Environment& environment) {
  std::vector<std::string> files;
  for (const Agent agent : agents) {
    std::string file =
        agent::user_path(environment, agent->skills.install_below_home) + "/" +
        std::string(k_skill_name) + "/SKILL.md";
    if (std::ranges::find(files, file) == files.end()) {
      files.push_back(std::move(file));
    }
  }
  return files;
}

enum class Needs { nothing, hooks };

std::vector<Agent> chosen(const InstallRequest& wanted,
                          const Environment& environment,
                          Needs needs) {
  std::vector<Agent> agents;
  for (const std::string& name : wanted.agents) {
    const std::optional<Agent> agent = agent::parse(name);
    if (!agent || !has_home(*agent)) {
      throw usage_error("unknown agent '" + name + "'",
                        "known agents are " +
                            agent::list_names(agent::has_home));
    }
    agents.push_back(*agent);
  }
  if (!wanted.agents.empty()) {
    return agents;
  }
  agents = agent::installed(environment);
  if (needs == Needs::hooks) {
    std::erase_if(agents, [](Agent agent) { return !has_hooks(agent); });
  }
  if (agents.empty()) {
    throw usage_error("none of the known agents is installed here",
                      "name one with --agent: " +
                          agent::list_names(agent::has_home));
  }
  return agents;
}

using Change = InstallOutcome (*)(Agents agents,
                                  const Environment& environment);

InstallOutcome change(const InstallRequest& wanted,
                      const Environment& environment,
                      Change skill,
                      Change hooks) {
  InstallOutcome outcome;
  if (wanted.skill) {
    outcome = skill(chosen(wanted, environment, Needs::nothing), environment);
  }
  if (wanted.hooks) {
    InstallOutcome more =
        hooks(chosen(wanted, environment, Needs::hooks), environment);
    std::ranges::move(more.done, std::back_inserter(outcome.done));
    std::ranges::move(more.left, std::back_inserter(outcome.left));
  }
  return outcome;
}

} // namespace

InstallOutcome install(const InstallRequest& wanted,
                       const Environment& environment) {
  return change(wanted, environment, install_skill, install_hooks);
}

InstallOutcome uninstall(const InstallRequest& wanted,
                         const Environment& environment) {
  return change(wanted, environment, uninstall_skill, uninstall_hooks);
}

InstallOutcome install_hooks(Agents agents, const Environment& environment) {
  InstallOutcome outcome;
  for (const Agent agent : agents) {
    const std::string path = settings_file(agent, environment);
    const std::optional<std::string> before = read_if_there(path);
    const std::string after =
        edited(path, [&] { return with_hooks(before, agent); });
    if (after == before) {
      continue;
    }
    fs::create_directories(fs::path(path).parent_path());
    base::replace_file(path, after, 0600);
    outcome.done.push_back("hooks of " + title(agent) + " in '" + path + "'");
    if (!agent->hooks->note.empty()) {
      outcome.left.emplace_back(agent->hooks->note);
    }
  }
  return outcome;
}

InstallOutcome uninstall_hooks(Agents agents, const Environment& environment) {
  InstallOutcome outcome;
  for (const Agent agent : agents) {
    const std::string path = settings_file(agent, environment);
    const std::string before = text_of(path);
    if (hooked_events(before).empty()) {
      continue;
    }
    const std::optional<std::string> after =
        edited(path, [&] { return without_hooks(before); });
    if (after) {
      base::replace_file(path, *after, 0600);
    } else {
      fs::remove(path);
    }
    outcome.done.push_back("hooks of " + title(agent) + " out of '" + path +
                           "'");
  }
  return outcome;
}

InstallOutcome install_skill(Agents agents, const Environment& environment) {
  InstallOutcome outcome;
  for (const std::string& path : skill_files(agents, environment)) {
    const std::string before = text_of(path);
    if (before == k_skill) {
      continue;
    }
    if (!before.empty()) {
      outcome.left.push_back("'" + path +
                             "' is another skill; move it away first");
      continue;
    }
    fs::create_directories(fs::path(path).parent_path());
    base::replace_file(path, k_skill, 0644);
    outcome.done.push_back("skill '" + path + "'");
  }
  return outcome;
}

InstallOutcome uninstall_skill(Agents agents, const Environment& environment) {
  InstallOutcome outcome;
  for (const std::string& path : skill_files(agents, environment)) {
    const std::string before = text_of(path);
    if (before.empty()) {
      continue;
    }
    if (before != k_skill) {
      outcome.left.push_back("'" + path + "' was changed; not removed");
      continue;
    }
    fs::remove(path);
    std::error_code not_empty;
    fs::remove(fs::path(path).parent_path(), not_empty);
    outcome.done.push_back("skill '" + path + "'");
  }
  return outcome;
}

std::vector<HookState> hook_states(const Environment& environment) {
  std::vector<HookState> states;
  for (const Agent agent : agent::installed(environment)) {
    if (!has_hooks(agent)) {
      continue;
    }
    const std::string path = settings_file(agent, environment);
    const std::string text = text_of(path);
    const std::size_t installed = hooked_events(text).size();
    const std::size_t known = agent->hooks->slots.size();
    states.push_back(
        {.agent = agent,
         .file = path,
         .installed = installed,
         .known = known,
         .is_outdated = installed == known && with_hooks(text, agent) != text});
  }
  return states;
}

} // namespace handoff::agenthooks
