// SPDX-License-Identifier: MIT
// Where a write of a tool arrives.
#pragma once

#include <filesystem>

namespace handoff::agenthooks {

// `path`, which is absolute, with all symbolic links resolved: those of the
// directories that exist, and the last part's own, also if it leads to nothing
// yet. A loop of links stays as it is.
[[nodiscard]] std::filesystem::path
write_target(const std::filesystem::path& path);

// The nearest directory of `target` that exists.
[[nodiscard]] std::filesystem::path
existing_directory(const std::filesystem::path& target);

} // namespace handoff::agenthooks
