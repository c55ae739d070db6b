// SPDX-License-Identifier: MIT
// Signals that end the program wait until work in progress is cleaned up.
#pragma once

#include <csignal>

namespace handoff::base {

// While it lives, the first SIGINT, SIGTERM or SIGHUP is remembered and takes
// effect when it goes; a further one takes effect at once, unless it comes
// within a second: git sends on to us what the terminal has sent to both.
// Children get signals as ever: what one of them was doing fails, and the
// failure unwinds to here.
class DeferredSignals {
public:
  DeferredSignals();
  ~DeferredSignals();
  DeferredSignals(const DeferredSignals&) = delete;
  DeferredSignals& operator=(const DeferredSignals&) = delete;

private:
  struct sigaction before_[3]{};
};

} // namespace handoff::base
