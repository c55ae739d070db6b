// SPDX-License-Identifier: MIT
// What git would really run for each event.
#include "guard/hook_status.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"
#include "guard/hook_config.hpp"
#include "guard/hook_text.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <unistd.h>
#include <utility>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

bool mentions_us(std::string_view text, const std::string& event) {
  return text.find("handoff hook " + event) != std::string_view::npos;
}

bool is_executable(const std::string& path) {
  return ::access(path.c_str(), X_OK) == 0;
}

// Of what `git hook list <event>` says: hooks of the configuration by their
// names, "disabled\t" or "event-disabled\t" before those that do not run.
// Somebody may call us under another name.
std::optional<HookStatus> listed_hook(const git::Config& config,
                                      const std::string& event,
                                      const std::string& listing) {
  std::optional<HookStatus> found;
  for (const std::string_view line : git::split(listing, '\n')) {
    const std::size_t tab = line.find('\t');
    const std::string_view name =
        tab == std::string_view::npos ? line : line.substr(tab + 1);
    const std::string section = "hook." + std::string(name);
    const auto command = config.get(section + ".command");
    if (command && mentions_us(*command, event)) {
      const bool runs = tab == std::string_view::npos;
      found = {event, runs ? HookState::config : HookState::off, section};
      if (runs) {
        return found;
      }
    }
  }
  return found;
}

// Ours in the configuration, for a git that does not look there.
std::optional<HookStatus> unread_hook(const git::Config& config,
                                      const std::string& event) {
  const std::string section = hook_section(event);
  return config.get(section + ".command")
             ? std::optional(HookStatus{event, HookState::unread, section})
             : std::nullopt;
}

// Of a file that is ours: for this event, and with a program to start.
HookState state_of_ours(const HookFacts& facts, const std::string& event) {
  const bool has_program = is_executable(facts.directory + "/git-handoff") ||
                           facts.directory == "/usr/local/bin";
  return facts.event == event && has_program ? HookState::file : HookState::old;
}

HookStatus file_status(const HookPlace& place, const std::string& event) {
  const std::string path = place.directory + "/" + event;
  const bool is_managers = place.manager && calls_us(*place.manager, event);
  if (!fs::is_regular_file(path)) {
    return is_managers
               ? HookStatus{event, HookState::waiting, place.manager->file}
               : HookStatus{event, HookState::absent, path};
  }
  const std::string text = base::read_file(path);
  const auto facts = read_hook_file(text);
  const bool is_ours = facts || mentions_us(text, event);
  if (is_managers && is_run_by(*place.manager, text) && is_executable(path)) {
    return {event, HookState::managed, file_for(*place.manager, event)};
  }
  if (!is_ours) {
    return {event, HookState::foreign, path};
  }
  if (!is_executable(path)) {
    return {event, HookState::off, path};
  }
  return {
      event, facts ? state_of_ours(*facts, event) : HookState::chained, path};
}

std::vector<base::Completed> list_hooks(const HookPlace& place) {
  std::vector<base::Command> commands;
  for (const std::string_view event : place.events) {
    commands.push_back(git::command({"hook", "list", std::string(event)}));
  }
  return base::run_all(commands);
}

} // namespace

std::vector<HookStatus> hook_status(const git::Repository& repository,
                                    const HookPlace& place) {
  const std::vector<base::Completed> listings =
      place.has_config_hooks() ? list_hooks(place)
                               : std::vector<base::Completed>();
  std::vector<HookStatus> all;
  for (std::size_t i = 0; i < place.events.size(); ++i) {
    const std::string event(place.events[i]);
    HookStatus by_file = file_status(place, event);
    const std::optional<HookStatus> by_config =
        listings.empty()
            ? unread_hook(repository.config, event)
            : listed_hook(repository.config, event, listings[i].out);
    const bool counts = by_config && (is_guarded(by_config->state) ||
                                      !is_guarded(by_file.state));
    all.push_back(counts ? *by_config : std::move(by_file));
  }
  return all;
}

bool is_guarded(HookState state) {
  return state == HookState::config || state == HookState::file ||
         state == HookState::chained || state == HookState::managed;
}

std::string_view describe_state(HookState state) {
  using enum HookState;
  constexpr std::array<std::pair<HookState, std::string_view>, 10> k_words = {
      {{config, "guarded, in git's configuration"},
       {file, "guarded"},
       {chained, "guarded, within another hook"},
       {managed, "guarded, by a hook manager"},
       {old, "ours, but out of date: git handoff install"},
       {foreign, "another hook: git handoff install --chain"},
       {off, "ours, but git will not run it"},
       {unread, "ours, where this git does not look: git handoff install"},
       {waiting, "the hook manager has not written its hook"},
       {absent, "not installed"}}};
  for (const auto& [known, words] : k_words) {
    if (known == state) {
      return words;
    }
  }
  return "";
}

} // namespace handoff::guard
