// SPDX-License-Identifier: MIT
// How each agent is started on a handoff.
#pragma once

#include "agent/agent.hpp"
#include "base/child.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace handoff::store {

// The command that starts `agent` in this terminal with the document at
// `path` as its first task, able to read it without being asked. `drift` is
// how many things have changed since it was written. Nothing for an agent
// that has no command line.
[[nodiscard]] std::optional<base::Command>
launch_command(agent::Agent agent, const std::string& path, std::size_t drift);

} // namespace handoff::store
