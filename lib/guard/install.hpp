// SPDX-License-Identifier: MIT
// Puts the guard into git's hooks, takes it out again, and says what is so.
#pragma once

#include "git/repository.hpp"
#include "guard/hook_place.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// How a hook is there, or why it is not.
enum class HookState {
  config,   // git's configuration runs us
  file,     // the hook file is our shim
  old_file, // a shim of an earlier version, or for another directory
  chained,  // a foreign hook file has our block
  managed,  // a hook manager's file has our line
  foreign,  // another hook, which does not call us
  disabled, // ours, but git will not run it
  absent,
};

struct HookStatus {
  std::string event;
  HookState state = HookState::absent;
  std::string where; // the file, or the key of the configuration
};

// What git would really run for each event that `install` installs.
[[nodiscard]] std::vector<HookStatus>
hook_status(const git::Repository& repository, const HookPlace& place);

// Whether the guard is asked in that state.
[[nodiscard]] bool is_guarded(HookState state);

// "in git's configuration", "not installed"
[[nodiscard]] std::string_view describe_state(HookState state);

enum class Target { repository, global, git_template };
enum class Chain { no, yes };

// The repository that `target` is about: an empty one where none is needed.
[[nodiscard]] git::Repository repository_for(Target target);

// Where this program lies, absolute.
[[nodiscard]] std::string binary_directory();

struct InstallOptions {
  Target target = Target::repository;
  Chain chain = Chain::no;      // add our block to foreign shell hooks
  bool adds_to_manager = false; // write the stanza instead of printing it
  std::string binary_directory; // absolute: where git-handoff lies
};

// What was done and what is left to the user, one line each.
struct Outcome {
  std::vector<std::string> done; // "installed pre-commit (.git/hooks/...)"
  std::vector<std::string> left; // "pre-push: another hook is there; add ..."
  bool is_complete = true;       // every event is guarded now
};

[[nodiscard]] Outcome install(const git::Repository& repository,
                              const InstallOptions& options);

// Takes out exactly what install put in: keys of the configuration, files
// that are our shims, our blocks in others.
[[nodiscard]] Outcome uninstall(const git::Repository& repository,
                                Target target);

} // namespace handoff::guard
