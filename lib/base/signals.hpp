// SPDX-License-Identifier: MIT
// What a signal may not cut in two, and what it has to clean up.
#pragma once

#include <csignal>
#include <string>

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
// nobody may have to wait for.
void exit_after(unsigned seconds);

// Removes a file when it goes out of scope and when SIGINT, SIGTERM or SIGHUP
// ends the program. At most one lives at a time; another throws
// std::logic_error.
class FileRemover {
public:
  explicit FileRemover(const std::string& path);
  ~FileRemover();
  FileRemover(const FileRemover&) = delete;
  FileRemover& operator=(const FileRemover&) = delete;

  // Leaves the file where it is.
  void keep();

private:
  struct sigaction before_[3]{};
};

} // namespace handoff::base
