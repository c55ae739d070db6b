// SPDX-License-Identifier: MIT
// Notes are never lost: what was read is kept when what follows fails.
#pragma once

#include "base/error.hpp"
#include "redact/redactor.hpp"

#include <functional>
#include <string>

namespace handoff {

// Writes `notes`, redacted, to a file of their own in the store and returns
// its path. Throws Error when that fails too.
[[nodiscard]] std::string keep_notes(const std::string& notes,
                                     redact::Redactor& redactor);

// Runs `work`. When it throws, `notes` (unless empty) are kept first, and the
// Error that leaves names the file where they are; where no place takes them
// it holds them, redacted, and where they cannot be redacted it says so.
void keeping_notes(const std::string& notes, const std::function<void()>& work);

} // namespace handoff
