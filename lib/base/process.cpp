// SPDX-License-Identifier: MIT
// Runs programs to their end, several at once, and returns what they said.
#include "base/process.hpp"

#include "base/deferred_signals.hpp"
#include "base/error.hpp"

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <utility>

namespace handoff::base {
namespace {

// One running child, its pipes served by the poll loop.
struct Running {
  Child child;
  const Command* command;
  std::size_t written = 0; // bytes of input already taken by the child
  Completed completed = {};
};

Streams streams_for(const Command& command) {
  return {.in = command.input.empty() ? Stream::null : Stream::pipe};
}

void feed(Running& running) {
  const std::string& input = running.command->input;
  const ssize_t n = ::write(running.child.in(),
                            input.data() + running.written,
                            input.size() - running.written);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) {
    return;
  }
  if (n > 0) {
    running.written += static_cast<std::size_t>(n);
  }
  // A child may stop reading early: what it wanted to say is in its status.
  if (n < 0 || running.written == input.size()) {
    running.child.close_in();
  }
}

// False at the end of the stream.
bool drain(int fd, std::string& text) {
  char buffer[65536];
  const ssize_t n = ::read(fd, buffer, sizeof buffer);
  if (n < 0) {
    return errno == EAGAIN || errno == EINTR;
  }
  text.append(buffer, static_cast<std::size_t>(n));
  return n > 0;
}

void serve(Running& running, const pollfd& ready) {
  if (ready.revents == 0) {
    return;
  }
  Child& child = running.child;
  if (ready.fd == child.in()) {
    feed(running);
  } else if (ready.fd == child.out()) {
    if (!drain(ready.fd, running.completed.out)) {
      child.close_out();
    }
  } else if (ready.fd == child.err()) {
    if (!drain(ready.fd, running.completed.err)) {
      child.close_err();
    }
  }
}

void serve_all(std::vector<Running>& all) {
  std::vector<pollfd> waiting;
  std::vector<Running*> owners;
  for (;;) {
    waiting.clear();
    owners.clear();
    const auto watch = [&](Running& running, int fd, short events) {
      if (fd >= 0) {
        waiting.push_back({fd, events, 0});
        owners.push_back(&running);
      }
    };
    for (Running& running : all) {
      watch(running, running.child.in(), POLLOUT);
      watch(running, running.child.out(), POLLIN);
      watch(running, running.child.err(), POLLIN);
    }
    if (waiting.empty()) {
      return;
    }
    waiting.push_back({interruption_fd(), POLLIN, 0});
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) {
      throw system_error("cannot wait for a child process", errno);
    }
    throw_if_interrupted(); // the children end as they go out of scope
    for (std::size_t i = 0; i < owners.size(); ++i) {
      serve(*owners[i], waiting[i]);
    }
  }
}

// Serves all to their end.
std::vector<Completed> complete(std::vector<Running> all) {
  for (const Running& running : all) {
    if (const int in = running.child.in(); in >= 0) {
      ::fcntl(in, F_SETFL, O_NONBLOCK);
    }
  }
  serve_all(all);
  std::vector<Completed> results;
  results.reserve(all.size());
  for (Running& running : all) {
    running.completed.status = running.child.wait();
    results.push_back(std::move(running.completed));
  }
  return results;
}

} // namespace

Started::Started(Command command)
    : command_(std::move(command)), child_(command_, {.in = Stream::pipe}) {}

Completed Started::finish(std::string input) {
  command_.input = std::move(input);
  std::vector<Running> all;
  all.push_back({std::move(child_), &command_});
  return std::move(complete(std::move(all)).front());
}

std::vector<Completed> run_all(std::span<const Command> commands,
                               const std::function<void()>& meanwhile) {
  std::vector<Running> all;
  all.reserve(commands.size());
  for (const Command& command : commands) {
    all.push_back({Child(command, streams_for(command)), &command});
  }
  if (meanwhile) {
    meanwhile();
  }
  return complete(std::move(all));
}

Completed run(const Command& command) {
  return std::move(run_all({&command, 1}).front());
}

} // namespace handoff::base
