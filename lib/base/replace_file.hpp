// SPDX-License-Identifier: MIT
// Files that others read too, replaced whole or not at all.
#pragma once

#include <string>
#include <string_view>
#include <sys/types.h>

namespace handoff::base {

// Writes `bytes` to `path` in one step, so that no one reads
// half of it. A link is followed: the file that it names is replaced, and
// keeps its permissions; a new one gets `mode`. Throws Error.
void replace_file(const std::string& path, std::string_view bytes, mode_t mode);

} // namespace handoff::base
