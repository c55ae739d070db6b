// SPDX-License-Identifier: MIT
// What the environment and files of this machine name as secrets: read when
// rules are made, kept in memory, never written.
#pragma once

#include "git/config.hpp"
#include "redact/rules/options.hpp"

#include <string>
#include <vector>

namespace handoff::rules {

// The names and values of the places that handoff.redact.known lists: "env"
// (the environment), "dotenv" (files `.env*` of the work tree `top` that git
// ignores, at its top, on the way to the current directory and two levels
// deep) and "netrc" (~/.netrc, or what NETRC says). Of files larger than 1 MB
// nothing is read. Throws Error if the key lists another place.
[[nodiscard]] std::vector<redact::NamedValue>
known_values(const git::Config& config, const std::string& top);

} // namespace handoff::rules
