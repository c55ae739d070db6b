// SPDX-License-Identifier: MIT
// Which filters of files (gitattributes(5)) git may run for us: those that the
// user's or the system's configuration or the command line name. A repository
// that came in an archive would run its own otherwise.
#pragma once

#include "git/config.hpp"

#include <string>
#include <vector>

namespace handoff::git {

// What git's environment must say: of every filter that the repository's own
// configuration sets, what the user's says, or nothing at all.
[[nodiscard]] std::vector<std::string>
environment_for_filters(const Config& config);

} // namespace handoff::git
