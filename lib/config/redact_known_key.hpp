// SPDX-License-Identifier: MIT
// The row of the table of keys (config/keys.hpp) that only the rules read.
#pragma once

#include "config/keys.hpp"

namespace handoff::config {

inline constexpr Key k_redact_known = {
    .name = "handoff.redact.known",
    .fallback = "env,dotenv",
    .help = "where secrets of this machine are read that redaction removes "
            "wherever they appear: env, dotenv, netrc; or false"};

} // namespace handoff::config
