// SPDX-License-Identifier: MIT
// Puts the guard into a hook manager's files and takes it out again.
#include "githooks/managed.hpp"

#include "base/private_file.hpp"
#include "githooks/files.hpp"

#include <algorithm>
#include <filesystem>

namespace handoff::githooks {
namespace {

namespace fs = std::filesystem;

std::string read(const std::string& path) {
  return fs::is_regular_file(path) ? base::read_file(path) : std::string();
}

void explain_lines(const HooksPlace& place, Outcome& outcome) {
  for (const std::string_view event : place.events) {
    if (!calls_us(*place.manager, event)) {
      std::string line = husky_line(event);
      line.pop_back();
      outcome.left.push_back("add to " + file_for(*place.manager, event) +
                             ": " + line);
    }
  }
}

void add_lines(const HooksPlace& place, Outcome& outcome) {
  for (const std::string_view event : place.events) {
    if (calls_us(*place.manager, event)) {
      continue;
    }
    const std::string path = file_for(*place.manager, event);
    const std::string there = read(path);
    const bool is_ended = there.empty() || there.ends_with('\n');
    write_hook(path, there + (is_ended ? "" : "\n") + husky_line(event));
    outcome.done.push_back("added a line to " + path);
  }
}

void remove_line(const std::string& path,
                 std::string_view event,
                 Outcome& outcome) {
  std::string text = read(path);
  const std::string line = husky_line(event);
  const std::size_t at = text.find(line);
  if (at == std::string::npos || (at > 0 && text[at - 1] != '\n')) {
    return;
  }
  text.erase(at, line.size());
  if (text.empty()) {
    fs::remove(path);
  } else {
    write_hook(path, text);
  }
  outcome.done.push_back("removed our line from " + path);
}

// Whether the hook file that git runs is the manager's.
bool has_hook_file(const HooksPlace& place, std::string_view event) {
  const std::string path = place.directory + "/" + std::string(event);
  return fs::is_regular_file(path) &&
         is_run_by(*place.manager, base::read_file(path));
}

} // namespace

bool is_managed(const HooksPlace& place) {
  return place.manager && std::any_of(place.events.begin(),
                                      place.events.end(),
                                      [&](std::string_view event) {
                                        return calls_us(*place.manager, event);
                                      });
}

void explain_manager(const HooksPlace& place, Outcome& outcome) {
  const Manager& manager = *place.manager;
  if (manager.is_per_event) {
    explain_lines(place, outcome);
    return;
  }
  outcome.left.push_back(std::string(manager.name) +
                         " manages the hooks here. Add to " + manager.file +
                         " (or: git handoff install --add):\n" +
                         std::string(manager.stanza));
}

void add_to_manager(const HooksPlace& place, Outcome& outcome) {
  const Manager& manager = *place.manager;
  if (manager.is_per_event) {
    add_lines(place, outcome);
    return;
  }
  if (is_managed(place)) {
    return;
  }
  const auto made = with_stanza(manager, read(manager.file));
  if (!made) {
    explain_manager(place, outcome);
    return;
  }
  write_hook(manager.file, *made);
  outcome.done.push_back("added a stanza to " + manager.file);
}

void say_what_lacks(const HooksPlace& place, Outcome& outcome) {
  const Manager& manager = *place.manager;
  bool is_installed = true;
  for (const std::string_view event : place.events) {
    if (calls_us(manager, event)) {
      is_installed = is_installed && has_hook_file(place, event);
    } else if (knows_event(manager, event)) {
      outcome.left.push_back(file_for(manager, event) +
                             " does not run: git "
                             "handoff hook " +
                             std::string(event));
    }
  }
  if (!is_installed) {
    outcome.left.push_back("let " + std::string(manager.name) +
                           " write its hooks: " + std::string(manager.prompt));
  }
}

void remove_from_manager(const HooksPlace& place, Outcome& outcome) {
  const Manager& manager = *place.manager;
  if (manager.is_per_event) {
    for (const std::string_view event : place.events) {
      remove_line(file_for(manager, event), event, outcome);
    }
  } else if (const auto clean = without_stanza(manager, read(manager.file))) {
    write_hook(manager.file, *clean);
    outcome.done.push_back("removed our stanza from " + manager.file);
  }
  if (is_managed(place)) {
    outcome.left.push_back("remove 'git handoff hook' from " + manager.file);
  }
}

} // namespace handoff::githooks
