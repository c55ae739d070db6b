// SPDX-License-Identifier: MIT
// What a signal may not cut in two.
#pragma once

#include <csignal>

namespace handoff::base {

// While it lives, the signals that end a program wait (SIGKILL apart): for a
// few system calls that belong together.
class SignalsBlocked {
public:
  SignalsBlocked();
  ~SignalsBlocked();
  SignalsBlocked(const SignalsBlocked&) = delete;
  SignalsBlocked& operator=(const SignalsBlocked&) = delete;

private:
  sigset_t before_{};
};

// While it lives, `signal_number` is ignored: SIGINT and SIGQUIT while a
// pager or editor owns the terminal, SIGXFSZ where a write should fail
// instead.
class SignalIgnored {
public:
  explicit SignalIgnored(int signal_number);
  ~SignalIgnored();
  SignalIgnored(const SignalIgnored&) = delete;
  SignalIgnored& operator=(const SignalIgnored&) = delete;

private:
  int signal_number_;
  struct sigaction before_ {};
};

// Ends the process with status 0 when so many seconds have passed: for what
// no one may have to wait for.
void exit_after(unsigned seconds);

} // namespace handoff::base
