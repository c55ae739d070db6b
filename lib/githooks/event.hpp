// SPDX-License-Identifier: MIT
// What git calls a hook with, as a question to the guard.
#pragma once

#include "guard/report/hints.hpp"
#include "guard/repository/repository_guard.hpp"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::githooks {

// One call of a hook.
struct Call {
  std::string event;                  // "pre-commit"
  std::vector<std::string> arguments; // git's
  // Called only for events that have something on it.
  std::function<std::string()> standard_input;
};

struct Answer {
  guard::Checked checked;
  guard::Doing doing = guard::Doing::committing;
};

// The events that `install` installs in a repository: five, or in a bare one
// pre-receive alone.
[[nodiscard]] std::span<const std::string_view>
installed_events(const git::Repository& repository);

// Checks what the event is about. Throws a usage Error for an unknown event,
// an Error for whatever cannot be read. The pre-commit framework's variables
// stand for what it has taken from standard input.
[[nodiscard]] Answer answer(const Call& call, std::string_view version);

} // namespace handoff::githooks
