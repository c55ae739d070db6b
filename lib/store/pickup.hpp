// SPDX-License-Identifier: MIT
// The line that a receiver copies to pick a handoff up.
#pragma once

#include <string>

namespace handoff::store {

// "git handoff take /tmp/…/x.md", quoted for sh where the path needs it.
[[nodiscard]] std::string pickup_command(const std::string& path);

} // namespace handoff::store
