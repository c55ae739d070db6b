// SPDX-License-Identifier: MIT
// Reads names and values of files that hold secrets.
#pragma once

#include "redact/rules/options.hpp"

#include <string_view>
#include <vector>

namespace handoff::rules {

// The lines NAME=VALUE of a .env file, with `export` or not: values in quotes,
// also over several lines, or up to a comment. Other lines are passed over.
[[nodiscard]] std::vector<redact::NamedValue>
read_dotenv(std::string_view text);

// The passwords of a .netrc file, each named "password".
[[nodiscard]] std::vector<redact::NamedValue> read_netrc(std::string_view text);

} // namespace handoff::rules
