// SPDX-License-Identifier: MIT
// How a file comes into being in one step. Part of private_file.cpp, with a
// header of its own so that a test can take each way.
#pragma once

#include "base/private_file.hpp"

namespace handoff::base {

// Where the bytes wait until they are complete.
enum class Waiting {
  unnamed, // O_TMPFILE: gone with the process, even by SIGKILL
  named,   // ".<random>.tmp" beside the target: for other file systems
};

enum class Written { done, exists, unsupported };

// Writes `bytes` to `path` with mode 0600 by the given way. `exists` and
// `unsupported` (only of `unnamed`) have changed nothing. Throws Error.
[[nodiscard]] Written write_atomically(const std::string& path,
                                       std::string_view bytes,
                                       IfExists if_exists,
                                       Waiting waiting);

} // namespace handoff::base
