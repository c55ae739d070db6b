// SPDX-License-Identifier: MIT
// Where a command on stored handoffs stands: in a repository or in none.
#pragma once

#include "base/error.hpp"
#include "git/repository.hpp"
#include "store/lookup.hpp"

#include <optional>

namespace handoff::store {

class Here {
public:
  // Asks git. Being in no repository is not an error yet.
  Here();

  // nullptr outside a repository.
  [[nodiscard]] const git::Repository* repository() const {
    return repository_ ? &*repository_ : nullptr;
  }
  // Throws what git said if there is none.
  [[nodiscard]] const git::Repository& require_repository() const;
  // Outside a repository the user's own.
  [[nodiscard]] const git::Config& config() const { return config_; }
  [[nodiscard]] const Shelves& shelves() const { return shelves_; }

  // The handoff that `typed` names; without it, that of this branch.
  [[nodiscard]] StoredHandoff
  find(const std::optional<std::string>& typed) const;

  // The handoff of this branch; see store::find_for_branch().
  [[nodiscard]] OfBranch find_for_branch() const;

  // Remembers that someone works with it: from now on no hook replaces it.
  // That it cannot be remembered is not an error.
  void mark_as_used(const StoredHandoff& handoff) const;

private:
  std::optional<git::Repository> repository_;
  std::optional<Error> failure_;
  git::Config config_;
  Shelves shelves_;
};

} // namespace handoff::store
