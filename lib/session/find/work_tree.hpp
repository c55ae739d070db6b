// SPDX-License-Identifier: MIT
// The work tree that a session was started in, by what is on the disk.
#pragma once

#include <string>

namespace handoff::session {

// The nearest directory from `directory` upwards that has a ".git"; where
// there is none, or `directory` is not on this machine, `directory` itself.
[[nodiscard]] std::string work_tree_of(const std::string& directory);

} // namespace handoff::session
