// SPDX-License-Identifier: MIT
// The transcript of an agent that writes it behind its hooks.
#pragma once

#include <string>

namespace handoff::agenthooks {

// Copilot CLI 1.0.102 calls its hooks some 100 ms before it writes the events
// that led to them; of a short session nothing is there yet. Waits until the
// session's end stands in `transcript`, at most 0.8 s.
void await_session_end(const std::string& transcript);

} // namespace handoff::agenthooks
