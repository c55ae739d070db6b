// SPDX-License-Identifier: MIT
// An object directory of our own, gone with everything in it when it ends.
#pragma once

#include "base/deferred_signals.hpp"
#include "git/repository.hpp"

#include <string>

namespace handoff::git {

// Objects that git writes with its environment go here and are seen together
// with the repository's. Lies among the repository's objects under a name that
// `git prune` removes if we cannot. A signal waits until it is removed.
class Quarantine {
public:
  // Throws Error when it cannot be made (a read-only repository).
  explicit Quarantine(const Repository& repository);
  ~Quarantine();
  Quarantine(const Quarantine&) = delete;
  Quarantine& operator=(const Quarantine&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  // `command` with git's object directories set.
  [[nodiscard]] base::Command inside(base::Command command) const;

private:
  base::DeferredSignals signals_; // first: acts when the directory is gone
  std::string path_;
  std::string alternates_;
};

} // namespace handoff::git
