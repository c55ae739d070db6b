// SPDX-License-Identifier: MIT
// A child process with pipes, started without a shell.
#include "base/child.hpp"

#include "base/deferred_signals.hpp"
#include "base/error.hpp"
#include "base/fd.hpp"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <iterator>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

extern "C" char** environ;

namespace handoff::base {
namespace {

void close_fd(int& fd) {
  if (fd >= 0) {
    ::close(fd);
  }
  fd = -1;
}

// The inherited environment with `changes` applied, as exec wants it.
class Environment {
public:
  explicit Environment(const std::vector<std::string>& changes) {
    for (char** entry = environ; *entry != nullptr; ++entry) {
      if (!is_changed(*entry, changes)) {
        entries_.push_back(*entry);
      }
    }
    for (const std::string& change : changes) {
      if (change.find('=') != std::string::npos) {
        entries_.push_back(const_cast<char*>(change.c_str()));
      }
    }
    entries_.push_back(nullptr);
  }
  [[nodiscard]] char** data() { return entries_.data(); }

private:
  static bool is_changed(std::string_view entry,
                         const std::vector<std::string>& changes) {
    const std::string_view name = entry.substr(0, entry.find('='));
    for (const std::string& change : changes) {
      if (std::string_view(change).substr(0, change.find('=')) == name) {
        return true;
      }
    }
    return false;
  }
  std::vector<char*> entries_;
};

// What posix_spawn needs, freed in any case.
class SpawnPlan {
public:
  SpawnPlan() {
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    // A child must die of a closed pipe although we ignore SIGPIPE.
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  }
  ~SpawnPlan() {
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
  }
  SpawnPlan(const SpawnPlan&) = delete;
  SpawnPlan& operator=(const SpawnPlan&) = delete;

  posix_spawn_file_actions_t actions{};
  posix_spawnattr_t attributes{};
};

// Our end of a pipe to the child's `target` descriptor; the child's end is
// left in `theirs` for the caller to close once the child runs.
int plan_stream(SpawnPlan& plan, Stream stream, int target, int& theirs) {
  const bool is_input = target == STDIN_FILENO;
  if (stream == Stream::null) {
    posix_spawn_file_actions_addopen(
        &plan.actions, target, "/dev/null", is_input ? O_RDONLY : O_WRONLY, 0);
  }
  if (stream != Stream::pipe) {
    return -1;
  }
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    throw system_error("cannot create a pipe", errno);
  }
  theirs = ends[is_input ? 0 : 1];
  posix_spawn_file_actions_adddup2(&plan.actions, theirs, target);
  return ends[is_input ? 1 : 0];
}

// Returns when the child has ended. If a deferred signal comes first, it is
// passed on, and a child that does not end by it in time is killed: no one
// should have to wait for a program that hangs. Without pidfd_open(2) only a
// second signal ends that wait.
void wait_for_end(pid_t pid) {
  constexpr int k_grace_ms = 2000; // for an editor to save
  const Fd end(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
  if (!end.is_open()) {
    return;
  }
  pollfd events[] = {{end.get(), POLLIN, 0}, {interruption_fd(), POLLIN, 0}};
  while (::poll(events, std::size(events), -1) < 0 && errno == EINTR) {
  }
  if (events[0].revents == 0 && interrupting_signal() != 0) {
    ::kill(pid, interrupting_signal());
    if (::poll(events, 1, k_grace_ms) == 0) {
      ::kill(pid, SIGKILL);
    }
  }
}

} // namespace

Child::Child(const Command& command, Streams streams) {
  // Writing to a child that has gone must be an error, not our death.
  std::signal(SIGPIPE, SIG_IGN);
  SpawnPlan plan;
  int theirs[3] = {-1, -1, -1};
  in_ = plan_stream(plan, streams.in, STDIN_FILENO, theirs[0]);
  out_ = plan_stream(plan, streams.out, STDOUT_FILENO, theirs[1]);
  err_ = plan_stream(plan, streams.err, STDERR_FILENO, theirs[2]);
  if (!command.directory.empty()) {
    posix_spawn_file_actions_addchdir_np(&plan.actions,
                                         command.directory.c_str());
  }
  std::vector<char*> argv;
  for (const std::string& argument : command.argv) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  Environment environment(command.environment);
  const int failure = ::posix_spawnp(&pid_,
                                     argv[0],
                                     &plan.actions,
                                     &plan.attributes,
                                     argv.data(),
                                     environment.data());
  for (int& fd : theirs) {
    close_fd(fd);
  }
  if (failure != 0) {
    pid_ = -1;
    close_in();
    close_out();
    close_err();
    throw system_error("cannot run '" + command.argv[0] + "'", failure);
  }
}

Child::Child(Child&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)), in_(std::exchange(other.in_, -1)),
      out_(std::exchange(other.out_, -1)), err_(std::exchange(other.err_, -1)) {
}

Child::~Child() {
  close_in();
  close_out();
  close_err();
  wait();
}

void Child::close_in() {
  close_fd(in_);
}
void Child::close_out() {
  close_fd(out_);
}
void Child::close_err() {
  close_fd(err_);
}

int Child::wait() {
  if (pid_ < 0) {
    return 0;
  }
  if (interruption_fd() >= 0) {
    wait_for_end(pid_);
  }
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace handoff::base
