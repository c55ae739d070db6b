// SPDX-License-Identifier: MIT
// Puts the guard into git's hooks and takes it out again.
#pragma once

#include "git/repository.hpp"
#include "githooks/files.hpp"
#include "githooks/outcome.hpp"

#include <string>

namespace handoff::githooks {

enum class Target { repository, global, git_template };

enum class Managers {
  explain, // print the stanza
  add,     // write it into their file
};

struct InstallOptions {
  Target target = Target::repository;
  Chain chain = Chain::no;
  Managers managers = Managers::explain;
  std::string binary_directory; // absolute: where git-handoff lies
};

// The repository that `target` is about: an empty one where none is needed.
[[nodiscard]] git::Repository repository_for(Target target);

// Where this program lies, absolute.
[[nodiscard]] std::string binary_directory();

// By the configuration where git reads hooks there, else by files, else (a
// hook manager) by its file. Hooks of others are left as they are.
[[nodiscard]] Outcome install(const git::Repository& repository,
                              const InstallOptions& options);

// Takes out exactly what install put in, in this and earlier versions; names
// what someone has changed.
[[nodiscard]] Outcome uninstall(const git::Repository& repository,
                                Target target);

} // namespace handoff::githooks
