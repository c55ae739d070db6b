// SPDX-License-Identifier: MIT
// Signals that end the program wait until work in progress is cleaned up.
#include "base/deferred_signals.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <cstddef>
#include <ctime>
#include <fcntl.h>
#include <iterator>
#include <string>
#include <unistd.h>

namespace handoff::base {
namespace {

constexpr int k_ending[] = {SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t pending_signal = 0;
volatile std::sig_atomic_t pending_since = 0; // seconds
volatile std::sig_atomic_t is_acknowledged = 0;

// A handler can wake a poll() only through a descriptor.
int wake_pipe[2] = {-1, -1};
int living = 0;

std::sig_atomic_t seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now); // may be called by a handler
  return static_cast<std::sig_atomic_t>(now.tv_sec);
}

void remember(int signal_number) {
  const int kept = errno;
  if (pending_signal == 0) {
    pending_signal = signal_number;
    pending_since = seconds();
    [[maybe_unused]] const ssize_t n = ::write(wake_pipe[1], "", 1);
  } else if (seconds() - pending_since > 1) {
    std::signal(signal_number, SIG_DFL);
    std::raise(signal_number);
  }
  errno = kept;
}

void open_wake_pipe() {
  if (::pipe2(wake_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
    wake_pipe[0] = wake_pipe[1] = -1;
  }
}

void drain_wake_pipe() {
  char byte = 0;
  while (::read(wake_pipe[0], &byte, 1) > 0) {
  }
}

void close_wake_pipe() {
  for (int& end : wake_pipe) {
    ::close(end);
    end = -1;
  }
}

std::string name_of(int signal_number) {
  switch (signal_number) {
  case SIGINT:
    return "SIGINT";
  case SIGTERM:
    return "SIGTERM";
  default:
    return "SIGHUP";
  }
}

} // namespace

DeferredSignals::DeferredSignals() {
  if (living++ == 0) {
    open_wake_pipe();
  }
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
  if (--living > 0) {
    return;
  }
  close_wake_pipe();
  is_acknowledged = 0;
  if (const int signal_number = pending_signal; signal_number != 0) {
    pending_signal = 0;
    std::raise(signal_number);
  }
}

int DeferredSignals::pending() {
  return pending_signal;
}

void DeferredSignals::acknowledge() {
  is_acknowledged = 1;
  drain_wake_pipe();
}

int interrupting_signal() {
  return is_acknowledged != 0 ? 0 : pending_signal;
}

int interruption_fd() {
  return wake_pipe[0];
}

void throw_if_interrupted() {
  if (const int signal_number = interrupting_signal(); signal_number != 0) {
    throw Error("interrupted by " + name_of(signal_number));
  }
}

} // namespace handoff::base
