// SPDX-License-Identifier: MIT
// What a signal may not cut in two.
#include "base/signals.hpp"

#include <initializer_list>
#include <unistd.h>

namespace handoff::base {
namespace {

void exit_successfully(int) {
  ::_exit(0);
}

} // namespace

SignalsBlocked::SignalsBlocked() {
  sigset_t ending;
  sigemptyset(&ending);
  for (const int number : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) {
    sigaddset(&ending, number);
  }
  pthread_sigmask(SIG_BLOCK, &ending, &before_);
}

SignalsBlocked::~SignalsBlocked() {
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

SignalIgnored::SignalIgnored(int signal_number)
    : signal_number_(signal_number) {
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  ::sigaction(signal_number, &ignore, &before_);
}

SignalIgnored::~SignalIgnored() {
  ::sigaction(signal_number_, &before_, nullptr);
}

void exit_after(unsigned seconds) {
  struct sigaction act {};
  act.sa_handler = exit_successfully;
  ::sigaction(SIGALRM, &act, nullptr);
  ::alarm(seconds);
}

} // namespace handoff::base
