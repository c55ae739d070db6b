// SPDX-License-Identifier: MIT
// The prove stage: the finished bytes are scanned once more.
#pragma once

#include "redact/redactor.hpp"

#include <string>

namespace handoff {

// Throws Error naming the rules, never the values, when anything is found:
// then nothing may be written.
[[nodiscard]] redact::RedactedText prove(const std::string& document,
                                         redact::Redactor& redactor);

} // namespace handoff
