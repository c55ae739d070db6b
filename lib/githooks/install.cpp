// SPDX-License-Identifier: MIT
// Puts the guard into git's hooks and takes it out again.
#include "githooks/install.hpp"

#include "base/error.hpp"
#include "githooks/config.hpp"
#include "githooks/managed.hpp"
#include "githooks/place.hpp"
#include "githooks/template.hpp"

#include <algorithm>
#include <filesystem>

namespace handoff::githooks {
namespace {

namespace fs = std::filesystem;

// In a directory that others share the place of my own binary says nothing.
constexpr const char* k_usual_directory = "/usr/local/bin";

// The user's own configuration already makes git ask us, everywhere.
bool is_global(const git::Config& config, std::string_view event) {
  const auto* const entries = config.entries(hook_section(event) + ".command");
  return entries != nullptr &&
         std::any_of(entries->begin(), entries->end(), [](const auto& entry) {
           return entry.scope == git::ConfigScope::global ||
                  entry.scope == git::ConfigScope::system;
         });
}

// Installs event by event, in the way that the place allows.
class Installer {
public:
  Installer(const git::Repository& repository,
            const HooksPlace& place,
            const InstallOptions& options)
      : repository_(repository), place_(place), options_(options) {}

  Outcome install() {
    if (place_.manager && options_.managers == Managers::add) {
      add_to_manager(place_, outcome_);
    }
    const bool is_ours = is_managed(place_);
    const bool waits_for_manager =
        place_.manager && !is_ours && !place_.has_config_hooks();
    if (waits_for_manager) {
      if (outcome_.is_empty()) {
        explain_manager(place_, outcome_);
        outcome_.left.emplace_back("nothing installed so far");
      }
      return std::move(outcome_);
    }
    for (const std::string_view event : place_.events) {
      install_event(std::string(event));
    }
    if (is_ours) {
      say_what_lacks(place_, outcome_);
    } else if (place_.manager) {
      outcome_.left.push_back(
          "for everyone else: git handoff install --add adds "
          "the guard to " +
          place_.manager->file);
    }
    return std::move(outcome_);
  }

private:
  void install_event(const std::string& event) {
    if (is_managed(place_) && knows_event(*place_.manager, event)) {
      // What stood in its place before; one of them is enough.
      remove_config("--local", event, outcome_);
      remove_file(place_.directory, event, outcome_);
      return;
    }
    if (is_global(repository_.config, event)) {
      return;
    }
    if (place_.has_config_hooks()) {
      install_config("--local", facts(event), repository_.config, outcome_);
      remove_file(place_.directory, event, outcome_);
      return;
    }
    require_directory();
    install_file(place_.directory, facts(event), options_.chain, outcome_);
  }

  [[nodiscard]] Facts facts(const std::string& event) const {
    const bool is_shared = place_.is_shared && !place_.has_config_hooks();
    return {event, is_shared ? k_usual_directory : options_.binary_directory};
  }

  void require_directory() const {
    const std::string is_set = "core.hooksPath (" + place_.redirected_by +
                               ") is '" + place_.directory + "'";
    if (place_.is_for_all) {
      throw Error(is_set + ", for all your repositories",
                  "add 'git handoff hook pre-commit' to the hooks there, or "
                  "unset it here: git config --local core.hooksPath "
                  ".git/hooks");
    }
    const fs::file_status status = fs::status(place_.directory);
    if (fs::exists(status) && !fs::is_directory(status)) {
      throw Error("'" + place_.directory +
                      "' is not a directory: git runs no hook files",
                  place_.redirected_by.empty()
                      ? "move it: git creates a directory in its place"
                      : "core.hooksPath says so (" + place_.redirected_by +
                            "): git config --unset core.hooksPath");
    }
  }

  const git::Repository& repository_;
  const HooksPlace& place_;
  const InstallOptions& options_;
  Outcome outcome_;
};

Outcome install_globally(const HooksPlace& place,
                         const std::string& directory) {
  if (!place.has_config_hooks()) {
    throw Error("git before 2.54 has no hooks for all repositories",
                "git handoff install --template puts them into every "
                "repository that is made or cloned from now on");
  }
  Outcome outcome;
  for (const std::string_view event : place.events) {
    install_config(
        "--global", {std::string(event), directory}, git::Config(), outcome);
  }
  return outcome;
}

} // namespace

git::Repository repository_for(Target target) {
  return target == Target::repository ? git::discover(git::Ask::place)
                                      : git::Repository{};
}

std::string binary_directory() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? k_usual_directory : program.parent_path().string();
}

Outcome install(const git::Repository& repository,
                const InstallOptions& options) {
  const HooksPlace place = find_place(repository);
  switch (options.target) {
  case Target::git_template:
    return install_template(place.events, options.binary_directory);
  case Target::global:
    return install_globally(place, options.binary_directory);
  case Target::repository:
    break;
  }
  return Installer(repository, place, options).install();
}

Outcome uninstall(const git::Repository& repository, Target target) {
  const HooksPlace place = find_place(repository);
  if (target == Target::git_template) {
    return remove_template(place.events);
  }
  Outcome outcome;
  for (const std::string_view event : place.events) {
    if (target == Target::global) {
      remove_config("--global", event, outcome);
    } else {
      remove_config("--local", event, outcome);
      remove_file(place.directory, event, outcome);
    }
  }
  if (place.manager) {
    remove_from_manager(place, outcome);
  }
  return outcome;
}

} // namespace handoff::githooks
