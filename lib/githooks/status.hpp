// SPDX-License-Identifier: MIT
// What git would really run for each event.
#pragma once

#include "git/repository.hpp"
#include "githooks/place.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::githooks {

// How a hook is there, or why it is not.
enum class State {
  config,  // git's configuration runs us
  file,    // the hook file is ours
  chained, // a foreign hook file calls us
  managed, // a hook manager does
  old,     // a file of ours for another event, or whose program is gone
  foreign, // another hook, which does not call us
  off,     // ours, but git will not run it: disabled, or not executable
  unread,  // in the configuration, which this git does not read
  waiting, // the manager would, but has not written its hook file
  absent,
};

struct Status {
  std::string event;
  State state = State::absent;
  std::string where; // the file, or the section of the configuration
};

// For every event of `place`.
[[nodiscard]] std::vector<Status> hook_status(const git::Repository& repository,
                                              const HooksPlace& place);

// Whether the guard is asked in that state.
[[nodiscard]] bool is_guarded(State state);

// "guarded, in git's configuration", "not installed"
[[nodiscard]] std::string_view describe_state(State state);

} // namespace handoff::githooks
