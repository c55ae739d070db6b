// SPDX-License-Identifier: MIT
// Whether a few digits name an object, found without git.
#pragma once

#include "git/repository.hpp"

#include <cstddef>
#include <string>

namespace handoff::git {

// True when no object here but `id` (full) begins with its first `digits`
// digits. False means "ask git": another does, or something is unusual
// (alternates, a directory of objects that the environment names, an index of
// a pack that cannot be read, very many packs). Looks into the indices of
// packs (gitformat-pack(5), version 2) and among loose objects.
[[nodiscard]] bool is_unique_here(const Repository& repository,
                                  const std::string& id,
                                  std::size_t digits);

} // namespace handoff::git
