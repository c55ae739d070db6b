// SPDX-License-Identifier: MIT
// Programs that the user, and no one else, names: how they run; the pager.
#include "base/user_program.hpp"

#include "base/child.hpp"
#include "base/error.hpp"
#include "base/signals.hpp"
#include "base/terminal.hpp"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <unistd.h>

namespace handoff::base {
namespace {

// False when the reader has gone.
bool write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(fd, text.data(), text.size());
    if (n < 0 && errno == EPIPE) {
      return false;
    }
    if (n < 0 && errno != EINTR) {
      throw system_error("cannot write standard output", errno);
    }
    text.remove_prefix(n > 0 ? static_cast<std::size_t>(n) : 0);
  }
  return true;
}

std::vector<std::string> pager_environment() {
  std::vector<std::string> changes;
  if (std::getenv("LESS") == nullptr) {
    changes.emplace_back("LESS=FRX");
  }
  if (std::getenv("LV") == nullptr) {
    changes.emplace_back("LV=-c");
  }
  return changes;
}

} // namespace

std::vector<std::string> user_program(const std::string& program,
                                      std::vector<std::string> arguments) {
  // git's run-command.c, prepare_shell_cmd
  constexpr std::string_view k_shell_characters = "|&;<>()$`\\\"' \t\n*?[#~=%";
  std::vector<std::string> argv;
  if (program.find_first_of(k_shell_characters) != std::string::npos) {
    argv = {"sh", "-c", arguments.empty() ? program : program + " \"$@\""};
  }
  argv.push_back(program);
  argv.insert(argv.end(), arguments.begin(), arguments.end());
  return argv;
}

bool will_page(const std::string& pager) {
  return !pager.empty() && pager != "cat" && !is_pager_in_use() &&
         is_terminal(STDOUT_FILENO);
}

void page(std::string_view text, const std::string& pager) {
  if (!will_page(pager)) {
    write_all(STDOUT_FILENO, text);
    return;
  }
  Child child(
      {.argv = user_program(pager, {}), .environment = pager_environment()},
      {.in = Stream::pipe, .out = Stream::inherit, .err = Stream::inherit});
  // Ctrl-C is the pager's: ending first would leave it without a terminal.
  const SignalIgnored interrupt(SIGINT);
  const SignalIgnored quit(SIGQUIT);
  write_all(child.in(), text);
  child.close_in();
  child.wait();
}

void become(const Command& command) {
  for (const std::string& change : command.environment) {
    const std::size_t equals = change.find('=');
    const std::string name = change.substr(0, equals);
    equals == std::string::npos
        ? ::unsetenv(name.c_str())
        : ::setenv(name.c_str(), change.c_str() + equals + 1, 1);
  }
  std::vector<char*> argv;
  for (const std::string& argument : command.argv) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  // What we ignore would stay ignored in the program that follows.
  std::signal(SIGPIPE, SIG_DFL);
  ::execvp(argv[0], argv.data());
  throw system_error("cannot run '" + command.argv[0] + "'", errno);
}

} // namespace handoff::base
