// SPDX-License-Identifier: MIT
// A child process with pipes, started without a shell.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace handoff::base {

// What to run. `argv[0]` is looked up on PATH; there is never a shell.
struct Command {
  std::vector<std::string> argv;
  // "NAME=value" sets, "NAME" alone unsets, over the inherited environment.
  std::vector<std::string> environment = {};
  std::string directory = {}; // where to run; empty: here
  std::string input = {};     // all of standard input; empty: /dev/null
};

// Where a child's stream goes.
enum class Stream { pipe, inherit, null };

struct Streams {
  Stream in = Stream::null;
  Stream out = Stream::pipe;
  Stream err = Stream::pipe;
};

// A started child. File descriptors are -1 where no pipe was asked for, and
// close-on-exec. The destructor closes the pipes and reaps the child.
class Child {
public:
  // Throws Error when the program cannot be started (exit status of a missing
  // program is reported the same way, as an Error).
  Child(const Command& command, Streams streams);
  ~Child();
  Child(Child&& other) noexcept;
  Child& operator=(Child&&) = delete;
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] int in() const { return in_; }
  [[nodiscard]] int out() const { return out_; }
  [[nodiscard]] int err() const { return err_; }
  void close_in();
  void close_out();
  void close_err();

  // Waits and returns the exit status, or 128 + signal as shells do.
  int wait();

private:
  pid_t pid_ = -1;
  int in_ = -1;
  int out_ = -1;
  int err_ = -1;
};

} // namespace handoff::base
