// SPDX-License-Identifier: MIT
// Work that may take longer than anyone waits for it.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace handoff::base {

struct BackgroundState {
  bool has_ended = false;
  std::string said; // what `work` returned; empty while it goes on
};

// Runs `work` in a process of its own and waits at most `patience` for it.
// The process is in a session of its own and holds none of our open files, so
// it outlives us, our terminal and our process group, and no one who reads
// our output waits for it. It ends itself after `max_seconds`. If it ends
// within `patience` it is reaped. `work` must not throw anything but Error,
// whose text is then what it said. Throws Error if no process can be started.
//
// Only for a process with a single thread.
[[nodiscard]] BackgroundState
run_in_background(std::chrono::milliseconds patience,
                  unsigned max_seconds,
                  const std::function<std::string()>& work);

} // namespace handoff::base
