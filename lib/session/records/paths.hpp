// SPDX-License-Identifier: MIT
// Paths as text: nothing here looks at a disk.
#pragma once

#include <string>
#include <string_view>

namespace handoff::session {

// `path` without "file://", "." and ".." parts and double slashes, below
// `cwd` when it is relative and `cwd` is known.
[[nodiscard]] std::string absolute_path(std::string_view path,
                                        std::string_view cwd);

// Whether `path` is `directory` or below it.
[[nodiscard]] bool is_inside(std::string_view path, std::string_view directory);

// `path` as seen from `directory` where it is below it, else as it is.
[[nodiscard]] std::string_view relative_path(std::string_view path,
                                             std::string_view directory);

} // namespace handoff::session
