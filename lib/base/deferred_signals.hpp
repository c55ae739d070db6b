// SPDX-License-Identifier: MIT
// Signals that end the program wait until work in progress is cleaned up.
#pragma once

#include <csignal>

namespace handoff::base {

// While one lives, the first SIGINT, SIGTERM or SIGHUP is remembered and takes
// effect when the outermost one is destroyed. A further one takes effect at
// once, unless it comes within a second: git sends on to us what the terminal
// has sent to both. What waits for a child process (base::run) or calls
// throw_if_interrupted() ends early with an Error, and the stack unwinds.
class DeferredSignals {
public:
  DeferredSignals();
  ~DeferredSignals();
  DeferredSignals(const DeferredSignals&) = delete;
  DeferredSignals& operator=(const DeferredSignals&) = delete;

  // The signal that will end the program, or 0.
  [[nodiscard]] static int pending();

  // From now on the pending signal interrupts nothing more: for clean-up that
  // runs programs itself.
  static void acknowledge();

private:
  struct sigaction before_[3]{};
};

// The pending signal, or 0 if there is none or it has been acknowledged.
[[nodiscard]] int interrupting_signal();

// A descriptor that becomes readable when a signal interrupts; -1 while no
// DeferredSignals lives.
[[nodiscard]] int interruption_fd();

// Throws Error("interrupted by SIGTERM") if a signal interrupts.
void throw_if_interrupted();

} // namespace handoff::base
