// SPDX-License-Identifier: MIT
// The conversation that is kept beside a handoff.
#pragma once

#include "archive/archive.hpp"
#include "store/inventory.hpp"

#include <string>

namespace handoff::store {

// Beside the document at `path`: "<...>-<id>.archive".
[[nodiscard]] std::string archive_path(const std::string& path);

// The archive of a stored handoff. Throws Error with a hint if it keeps none,
// or if what it keeps cannot be read.
[[nodiscard]] archive::LoadedArchive read_archive(const StoredHandoff& handoff);

} // namespace handoff::store
