// SPDX-License-Identifier: MIT
// Work that may take longer than anyone waits for it.
#include "base/background.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/signals.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace handoff::base {
namespace {

using std::chrono::steady_clock;

constexpr int k_first_free_fd = 3;
constexpr int k_max_inherited_fd = 256; // agents hand over a few at most

// Whoever reads our output reads to its end: it must not stay open.
void leave_everything(int kept) {
  ::setsid();
  for (int fd = k_first_free_fd; fd < k_max_inherited_fd; ++fd) {
    if (fd != kept) {
      ::close(fd);
    }
  }
  const int null = ::open("/dev/null", O_RDWR);
  for (int fd = 0; fd < k_first_free_fd && null >= 0; ++fd) {
    ::dup2(null, fd);
  }
}

void write_all(int fd, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t size = ::write(fd, text.data() + done, text.size() - done);
    if (size <= 0 && errno != EINTR) {
      return; // no one reads any longer
    }
    done += size > 0 ? static_cast<std::size_t>(size) : 0;
  }
}

[[noreturn]] void run_child(int report,
                            unsigned max_seconds,
                            const std::function<std::string()>& work) {
  const SignalIgnored pipe(SIGPIPE);
  leave_everything(report);
  exit_after(max_seconds);
  std::string said;
  try {
    said = work();
  } catch (const Error& error) {
    said = error.what();
  }
  write_all(report, said);
  ::_exit(0); // the parent's buffers and destructors are the parent's
}

// Reads to the end; false if that does not come in time.
bool read_until_end(int fd,
                    steady_clock::time_point deadline,
                    std::string& text) {
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        deadline - steady_clock::now());
    pollfd ready{.fd = fd, .events = POLLIN, .revents = 0};
    const int count = left.count() <= 0
                          ? 0
                          : ::poll(&ready, 1, static_cast<int>(left.count()));
    if (count == 0) {
      return false;
    }
    char buffer[4096];
    const ssize_t size = count < 0 ? -1 : ::read(fd, buffer, sizeof buffer);
    if (size == 0) {
      return true;
    }
    if (size < 0 && errno != EINTR) {
      return false;
    }
    text.append(buffer, size > 0 ? static_cast<std::size_t>(size) : 0);
  }
}

} // namespace

BackgroundState run_in_background(std::chrono::milliseconds patience,
                                  unsigned max_seconds,
                                  const std::function<std::string()>& work) {
  int ends[2];
  if (::pipe(ends) != 0) {
    throw Error(std::string("cannot make a pipe: ") + std::strerror(errno));
  }
  const Fd reading(ends[0]);
  Fd writing(ends[1]);
  ::fcntl(reading.get(), F_SETFD, FD_CLOEXEC);
  ::fcntl(writing.get(), F_SETFD, FD_CLOEXEC);
  const auto deadline = steady_clock::now() + patience;
  const pid_t child = ::fork();
  if (child < 0) {
    throw Error(std::string("cannot start a process: ") + std::strerror(errno));
  }
  if (child == 0) {
    run_child(writing.get(), max_seconds, work);
  }
  static_cast<void>(writing.close());
  BackgroundState result;
  result.has_ended = read_until_end(reading.get(), deadline, result.said);
  if (result.has_ended) {
    ::waitpid(child, nullptr, 0);
  } else {
    result.said.clear();
  }
  return result;
}

} // namespace handoff::base
