// SPDX-License-Identifier: MIT
// Signals that end the program wait until work in progress is cleaned up.
#include "base/deferred_signals.hpp"

#include <cstddef>
#include <ctime>
#include <iterator>

namespace handoff::base {
namespace {

constexpr int k_ending[] = {SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t pending = 0;
volatile std::sig_atomic_t pending_since = 0; // seconds

std::sig_atomic_t seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now); // may be called by a handler
  return static_cast<std::sig_atomic_t>(now.tv_sec);
}

void remember(int signal_number) {
  if (pending == 0) {
    pending = signal_number;
    pending_since = seconds();
  } else if (seconds() - pending_since > 1) {
    std::signal(signal_number, SIG_DFL);
    std::raise(signal_number);
  }
}

} // namespace

DeferredSignals::DeferredSignals() {
  struct sigaction act {};
  act.sa_handler = remember;
  for (std::size_t i = 0; i < std::size(k_ending); ++i) {
    ::sigaction(k_ending[i], &act, &before_[i]);
    // Who started us with nohup wants it ignored.
    if (before_[i].sa_handler == SIG_IGN) {
      ::sigaction(k_ending[i], &before_[i], nullptr);
    }
  }
}

DeferredSignals::~DeferredSignals() {
  for (std::size_t i = 0; i < std::size(k_ending); ++i) {
    ::sigaction(k_ending[i], &before_[i], nullptr);
  }
  if (const int signal_number = pending; signal_number != 0) {
    pending = 0;
    std::raise(signal_number);
  }
}

} // namespace handoff::base
