// SPDX-License-Identifier: MIT
// What git would really run for each event.
#include "base/private_file.hpp"
#include "git/git.hpp"
#include "guard/hook_event.hpp"
#include "guard/install.hpp"
#include "guard/shim.hpp"

#include <array>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

// Any hook of the configuration may call us, under whatever name: the event
// is guarded when one that is enabled does.
std::optional<HookStatus> config_hook(const git::Config& config,
                                      const std::string& event) {
  for (const std::string& name : config.subsections("hook")) {
    const std::string key = "hook." + name;
    const auto events = config.get_all(key + ".event");
    const bool is_for_event =
        std::find(events.begin(), events.end(), event) != events.end();
    const std::string command = config.get(key + ".command").value_or("");
    const bool calls_us =
        command.find("handoff hook " + event) != std::string::npos;
    if (is_for_event && calls_us) {
      const bool is_enabled = config.get_bool(key + ".enabled").value_or(true);
      return HookStatus{
          event, is_enabled ? HookState::config : HookState::disabled, key};
    }
  }
  return std::nullopt;
}

bool calls_us(const std::string& text) {
  return text.find("handoff hook ") != std::string::npos;
}

HookState file_state(const std::string& path, const std::string& event) {
  const std::string text = base::read_file(path);
  if (::access(path.c_str(), X_OK) != 0) {
    return is_shim(text) ? HookState::disabled : HookState::foreign;
  }
  if (is_shim(text)) {
    const bool is_for_event =
        text.find("handoff hook " + event + " ") != std::string::npos;
    return is_for_event ? HookState::file : HookState::old_file;
  }
  return calls_us(text) ? HookState::chained : HookState::foreign;
}

HookStatus status_of(const git::Repository& repository,
                     const HookPlace& place,
                     const std::string& event) {
  if (place.git_version >= k_git_with_config_hooks) {
    if (auto found = config_hook(repository.config, event)) {
      return *found;
    }
  }
  if (place.manager && place.manager->has_us) {
    return {event, HookState::managed, place.manager->file};
  }
  const std::string path = place.directory + "/" + event;
  if (!fs::is_regular_file(path)) {
    return {event, HookState::absent, path};
  }
  return {event, file_state(path, event), path};
}

} // namespace

std::vector<HookStatus> hook_status(const git::Repository& repository,
                                    const HookPlace& place) {
  std::vector<HookStatus> all;
  for (const std::string_view event :
       known_events().first(k_installed_events)) {
    all.push_back(status_of(repository, place, std::string(event)));
  }
  return all;
}

bool is_guarded(HookState state) {
  return state == HookState::config || state == HookState::file ||
         state == HookState::chained || state == HookState::managed;
}

std::string_view describe_state(HookState state) {
  using enum HookState;
  constexpr std::array<std::pair<HookState, std::string_view>, 8> k_words = {
      {{config, "guarded, in git's configuration"},
       {file, "guarded"},
       {old_file, "ours, but out of date: git handoff install"},
       {chained, "guarded, within another hook"},
       {managed, "guarded, by a hook manager"},
       {foreign, "another hook: git handoff install --chain"},
       {disabled, "ours, but git will not run it"},
       {absent, "not installed"}}};
  for (const auto& [known, words] : k_words) {
    if (known == state) {
      return words;
    }
  }
  return "";
}

} // namespace handoff::guard
