// SPDX-License-Identifier: MIT
// What git would really run for each event.
#include "githooks/status.hpp"

#include "base/private_file.hpp"
#include "git/git.hpp"
#include "githooks/config.hpp"
#include "githooks/text.hpp"
#include "text/split.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <span>
#include <unistd.h>
#include <utility>

namespace handoff::githooks {
namespace {

namespace fs = std::filesystem;

bool mentions_us(std::string_view text, const std::string& event) {
  return text.find("handoff hook " + event) != std::string_view::npos;
}

// Of what `git hook list <event>` says: hooks of the configuration by their
// names, "disabled\t" or "event-disabled\t" before those that do not run.
// Someone may call us under another name.
std::optional<Status> listed_hook(const git::Config& config,
                                  const std::string& event,
                                  const std::string& listing) {
  std::optional<Status> found;
  for (const std::string_view line : text::split(listing, '\n')) {
    const std::size_t tab = line.find('\t');
    const std::string_view name =
        tab == std::string_view::npos ? line : line.substr(tab + 1);
    const std::string section = "hook." + std::string(name);
    const auto command = config.get(section + ".command");
    if (command && mentions_us(*command, event)) {
      const bool runs = tab == std::string_view::npos;
      found = {event, runs ? State::config : State::off, section};
      if (runs) {
        return found;
      }
    }
  }
  return found;
}

// Ours in the configuration, for a git that does not look there.
std::optional<Status> unread_hook(const git::Config& config,
                                  const std::string& event) {
  const std::string section = hook_section(event);
  return config.get(section + ".command")
             ? std::optional(Status{event, State::unread, section})
             : std::nullopt;
}

// Of a file that is ours: for this event, and with a program to start.
State state_of_ours(const Facts& facts, const std::string& event) {
  const bool has_program = is_executable(facts.directory + "/git-handoff") ||
                           facts.directory == "/usr/local/bin";
  return facts.event == event && has_program ? State::file : State::old;
}

Status file_status(const HooksPlace& place, const std::string& event) {
  const std::string path = place.directory + "/" + event;
  const bool is_managers = place.manager && calls_us(*place.manager, event);
  if (!fs::is_regular_file(path)) {
    return is_managers ? Status{event, State::waiting, place.manager->file}
                       : Status{event, State::absent, path};
  }
  const std::string text = base::read_file(path);
  const auto facts = read_hook_file(text);
  const bool is_ours = facts || mentions_us(text, event);
  if (is_managers && is_run_by(*place.manager, text) && is_executable(path)) {
    return {event, State::managed, file_for(*place.manager, event)};
  }
  if (!is_ours) {
    return {event, State::foreign, path};
  }
  if (!is_executable(path)) {
    return {event, State::off, path};
  }
  return {event, facts ? state_of_ours(*facts, event) : State::chained, path};
}

std::vector<base::Completed> list_hooks(const HooksPlace& place) {
  std::vector<base::Command> commands;
  for (const std::string_view event : place.events) {
    commands.push_back(git::command({"hook", "list", std::string(event)}));
  }
  return base::run_all(commands);
}

} // namespace

std::vector<Status> hook_status(const git::Repository& repository,
                                const HooksPlace& place) {
  const std::vector<base::Completed> listings =
      place.has_config_hooks() ? list_hooks(place)
                               : std::vector<base::Completed>();
  std::vector<Status> all;
  for (std::size_t i = 0; i < place.events.size(); ++i) {
    const std::string event(place.events[i]);
    Status by_file = file_status(place, event);
    const std::optional<Status> by_config =
        listings.empty()
            ? unread_hook(repository.config, event)
            : listed_hook(repository.config, event, listings[i].out);
    const bool counts = by_config && (is_guarded(by_config->state) ||
                                      !is_guarded(by_file.state));
    all.push_back(counts ? *by_config : std::move(by_file));
  }
  return all;
}

bool is_guarded(State state) {
  return state == State::config || state == State::file ||
         state == State::chained || state == State::managed;
}

std::string_view describe_state(State state) {
  using enum State;
  constexpr std::array<std::pair<State, std::string_view>, 10> k_words = {
      {{config, "guarded, in git's configuration"},
       {file, "guarded"},
       {chained, "guarded, within another hook"},
       {managed, "guarded, by a hook manager"},
       {old, "ours, but out of date: git handoff install"},
       {foreign, "another hook: git handoff install --chain"},
       {off, "ours, but git will not run it"},
       {unread, "ours, but where this git does not look: git handoff install"},
       {waiting, "the hook manager has not written its hook"},
       {absent, "not installed"}}};
  for (const auto& [known, words] : k_words) {
    if (known == state) {
      return words;
    }
  }
  return "";
}

} // namespace handoff::githooks
