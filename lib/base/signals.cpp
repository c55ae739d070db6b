// SPDX-License-Identifier: MIT
// What a signal may not cut in two, and what it has to clean up.
#include "base/signals.hpp"

#include <atomic>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

namespace handoff::base {
namespace {

constexpr int k_ending[] = {SIGINT, SIGTERM, SIGHUP};

// A handler may allocate nothing: the path is made ready beforehand.
std::atomic<char*> path_to_remove = nullptr;

void remove_and_exit(int) {
  if (const char* path = path_to_remove.load()) {
    ::unlink(path);
  }
  ::_exit(0);
}

void remove_and_die(int signal_number) {
  if (const char* path = path_to_remove.load()) {
    ::unlink(path);
  }
  std::signal(signal_number, SIG_DFL);
  std::raise(signal_number);
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

FileRemover::FileRemover(const std::string& path) {
  if (path_to_remove.load() != nullptr) {
    throw std::logic_error("two files to remove at a time");
  }
  path_to_remove = ::strdup(path.c_str());
  struct sigaction act {};
  act.sa_handler = remove_and_die;
  for (std::size_t i = 0; i < std::size(k_ending); ++i) {
    ::sigaction(k_ending[i], &act, &before_[i]);
    // Who started us with nohup wants it ignored.
    if (before_[i].sa_handler == SIG_IGN) {
      ::sigaction(k_ending[i], &before_[i], nullptr);
    }
  }
}

void exit_after(unsigned seconds) {
  struct sigaction act {};
  act.sa_handler = remove_and_exit;
  ::sigaction(SIGALRM, &act, nullptr);
  ::alarm(seconds);
}

FileRemover::~FileRemover() {
  const SignalsBlocked blocked;
  if (const char* path = path_to_remove.load()) {
    ::unlink(path);
  }
  keep();
  for (std::size_t i = 0; i < std::size(k_ending); ++i) {
    ::sigaction(k_ending[i], &before_[i], nullptr);
  }
}

void FileRemover::keep() {
  std::free(path_to_remove.exchange(nullptr));
}

} // namespace handoff::base
