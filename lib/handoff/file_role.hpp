// SPDX-License-Identifier: MIT
// What kind of file a path names, as far as its name tells.
#pragma once

#include <string_view>

namespace handoff {

// In the order in which a reader wants to see them.
enum class FileRole {
  production,
  test,
  generated, // lock files, snapshots of tests, what a program wrote
};

[[nodiscard]] FileRole file_role(std::string_view path);

} // namespace handoff
