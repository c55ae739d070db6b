// SPDX-License-Identifier: MIT
// Puts the guard into git's hooks and takes it out again.
#include "guard/install.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "git/git.hpp"
#include "guard/hook_event.hpp"
#include "guard/shim.hpp"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace handoff::guard {
namespace {

namespace fs = std::filesystem;

std::span<const std::string_view> events() {
  return known_events().first(k_installed_events);
}

std::string hook_key(std::string_view event) {
  return "hook.handoff-" + std::string(event);
}

// Writes a hook file whole: through a name beside it, so that git never runs
// half of one. `mode` is that of the file that was there.
void write_hook(const std::string& path, std::string_view text, mode_t mode) {
  const std::string fresh = path + ".handoff-new";
  {
    std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (!file) {
      throw system_error("cannot write '" + fresh + "'", errno);
    }
  }
  const bool is_placed = ::chmod(fresh.c_str(), mode) == 0 &&
                         ::rename(fresh.c_str(), path.c_str()) == 0;
  if (!is_placed) {
    const int error = errno;
    ::unlink(fresh.c_str());
    throw system_error("cannot write '" + path + "'", error);
  }
}

mode_t mode_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0755;
}

// Puts our hooks into a directory of hook files.
class FileInstaller {
public:
  FileInstaller(std::string directory, const InstallOptions& options)
      : directory_(std::move(directory)), options_(options) {}

  Outcome install() {
    fs::create_directories(directory_);
    for (const std::string_view event : events()) {
      install_event(event);
    }
    return std::move(outcome_);
  }

private:
  void install_event(std::string_view event) {
    const std::string path = directory_ + "/" + std::string(event);
    const std::string text = shim(event, options_.binary_directory);
    if (!fs::exists(fs::symlink_status(path))) {
      write_hook(path, text, 0755);
      outcome_.done.push_back("installed " + path);
      return;
    }
    const std::string there = base::read_file(path);
    if (is_shim(there)) {
      if (there != text) {
        write_hook(path, text, 0755);
        outcome_.done.push_back("updated " + path);
      }
      return;
    }
    install_beside(event, path, there);
  }

  // A foreign hook: never renamed, never overwritten.
  void install_beside(std::string_view event,
                      const std::string& path,
                      const std::string& there) {
    const auto chained =
        options_.chain == Chain::yes || without_block(there)
            ? with_block(there, event, options_.binary_directory)
            : std::nullopt;
    if (chained) {
      if (*chained != there) {
        write_hook(fs::canonical(path).string(), *chained, mode_of(path));
        outcome_.done.push_back("added our block to " + path);
      }
      return;
    }
    outcome_.is_complete = false;
    const std::string line =
        "git handoff hook " + std::string(event) + " \"$@\" || exit $?";
    outcome_.left.push_back(
        options_.chain == Chain::yes
            ? path + " is no shell script: make it run: " + line
            : path + " is another hook: add to it: " + line +
                  " (or: git handoff install --chain)");
  }

  std::string directory_;
  const InstallOptions& options_;
  Outcome outcome_;
};

void set_config(const std::string& scope,
                const std::string& key,
                const std::string& value) {
  (void)git::output({"config", scope, key, value});
}

// hook.<name>.event and .command, known since git 2.54.
Outcome install_config(const std::string& scope,
                       const std::string& binary_directory) {
  Outcome outcome;
  for (const std::string_view event : events()) {
    const std::string key = hook_key(event);
    set_config(scope, key + ".event", std::string(event));
    set_config(scope, key + ".command", hook_command(event, binary_directory));
    outcome.done.push_back("installed " + key + " in git's configuration");
  }
  return outcome;
}

Outcome explain_manager(const Manager& manager) {
  Outcome outcome;
  outcome.is_complete = manager.has_us;
  if (manager.has_us) {
    outcome.done.push_back(manager.name + " already runs the guard (" +
                           manager.file + ")");
    return outcome;
  }
  if (manager.is_per_event) {
    for (const std::string_view event : events()) {
      outcome.left.push_back("add to " + manager.file + "/" +
                             std::string(event) + ": " + husky_line(event));
    }
    return outcome;
  }
  outcome.left.push_back(
      manager.name + " manages the hooks here: nothing installed. Add to " +
      manager.file + " (or: git handoff install --add):\n" + manager.stanza);
  return outcome;
}

// A stanza at the end of a YAML file is right where its top-level keys are
// not there yet; else the user must merge.
Outcome add_to_manager(const Manager& manager) {
  if (manager.has_us) {
    return explain_manager(manager);
  }
  Outcome outcome;
  if (manager.is_per_event) {
    for (const std::string_view event : events()) {
      const std::string path = manager.file + "/" + std::string(event);
      const std::string there =
          fs::exists(path) ? base::read_file(path) : std::string();
      write_hook(path,
                 there + (there.empty() || there.ends_with('\n') ? "" : "\n") +
                     husky_line(event),
                 there.empty() ? 0755 : mode_of(path));
      outcome.done.push_back("added a line to " + path);
    }
    return outcome;
  }
  const std::string there = base::read_file(manager.file);
  const std::string first_key =
      manager.stanza.substr(0, manager.stanza.find(':') + 1);
  const bool is_list = manager.stanza.starts_with("  - ");
  const bool fits = is_list
                        ? there.find("repos:") != std::string::npos
                        : there.find("\n" + first_key) == std::string::npos &&
                              !there.starts_with(first_key);
  if (!fits) {
    return explain_manager(manager);
  }
  write_hook(manager.file,
             there + (there.ends_with('\n') ? "" : "\n") + manager.stanza,
             mode_of(manager.file));
  outcome.done.push_back("added a stanza to " + manager.file);
  return outcome;
}

// The directory from which `git init` and `git clone` copy hooks.
std::string template_directory() {
  const base::Completed said =
      git::run({"config", "--type=path", "--get", "init.templateDir"});
  if (said.ok()) {
    return said.out.substr(0, said.out.find('\n'));
  }
  const char* const home = std::getenv("HOME");
  if (home == nullptr) {
    throw Error("cannot find a place for a template: HOME is not set",
                "git config --global init.templateDir <directory>");
  }
  std::string directory = std::string(home) + "/.config/git/template";
  set_config("--global", "init.templateDir", directory);
  return directory;
}

Outcome install_globally(const HookPlace& place,
                         const InstallOptions& options) {
  if (place.git_version >= k_git_with_config_hooks) {
    return install_config("--global", options.binary_directory);
  }
  throw Error("git before 2.54 has no hooks for all repositories",
              "git handoff install --template puts them into every repository "
              "that is made or cloned from now on");
}

Outcome install_here(const HookPlace& place, const InstallOptions& options) {
  if (place.manager && !(place.manager->has_us)) {
    return options.adds_to_manager ? add_to_manager(*place.manager)
                                   : explain_manager(*place.manager);
  }
  if (place.manager) {
    return explain_manager(*place.manager);
  }
  if (place.git_version >= k_git_with_config_hooks) {
    return install_config("--local", options.binary_directory);
  }
  if (place.is_redirected_for_all) {
    throw Error("core.hooksPath sends the hooks of all your repositories to '" +
                    place.directory + "' (" + place.redirected_by + ")",
                "add 'git handoff hook pre-commit' to the hooks there, or "
                "unset it here: git config --local core.hooksPath .git/hooks");
  }
  return FileInstaller(place.directory, options).install();
}

void remove_file_hook(const std::string& path, Outcome& outcome) {
  if (!fs::is_regular_file(path)) {
    return;
  }
  const std::string there = base::read_file(path);
  if (is_shim(there)) {
    fs::remove(path);
    outcome.done.push_back("removed " + path);
  } else if (const auto clean = without_block(there)) {
    write_hook(fs::canonical(path).string(), *clean, mode_of(path));
    outcome.done.push_back("took our block out of " + path);
  }
}

void remove_config(const std::string& scope, Outcome& outcome) {
  for (const std::string_view event : events()) {
    const std::string key = hook_key(event);
    if (git::run({"config", scope, "--remove-section", key}).ok()) {
      outcome.done.push_back("removed " + key + " from git's configuration");
    }
  }
}

} // namespace

git::Repository repository_for(Target target) {
  return target == Target::repository ? git::discover(git::Ask::place)
                                      : git::Repository{};
}

std::string binary_directory() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? "/usr/local/bin" : program.parent_path().string();
}

Outcome install(const git::Repository& repository,
                const InstallOptions& options) {
  if (options.target == Target::git_template) {
    return FileInstaller(template_directory() + "/hooks", options).install();
  }
  const HookPlace place = find_hook_place(repository);
  return options.target == Target::global ? install_globally(place, options)
                                          : install_here(place, options);
}

Outcome uninstall(const git::Repository& repository, Target target) {
  Outcome outcome;
  std::string directory;
  if (target == Target::git_template) {
    directory = template_directory() + "/hooks";
  } else {
    remove_config(target == Target::global ? "--global" : "--local", outcome);
  }
  if (target == Target::repository) {
    const HookPlace place = find_hook_place(repository);
    directory = place.directory;
    if (place.manager && place.manager->has_us) {
      outcome.left.push_back("take 'git handoff hook' out of " +
                             place.manager->file);
    }
  }
  for (const std::string_view event : events()) {
    if (!directory.empty()) {
      remove_file_hook(directory + "/" + std::string(event), outcome);
    }
  }
  return outcome;
}

} // namespace handoff::guard
