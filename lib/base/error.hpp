// SPDX-License-Identifier: MIT
// The one exception type: a message, a hint and an exit status.
#pragma once

#include <stdexcept>
#include <string>

namespace handoff {

// Git's exit statuses. `no` is an answer, never thrown.
enum class Exit { done = 0, no = 1, fatal = 128, usage = 129 };

// A failure that ends the command.
//
// `what()` is one line in Git's manner: lower case, no full stop, the problem
// first, the subject in single quotes. `hint()` names what to type next and
// may be empty.
class Error : public std::runtime_error {
public:
  explicit Error(const std::string& message,
                 std::string hint = {},
                 Exit exit = Exit::fatal);

  [[nodiscard]] const std::string& hint() const { return hint_; }
  [[nodiscard]] Exit exit() const { return exit_; }

private:
  std::string hint_;
  Exit exit_;
};

// An error of the command line: exit status 129.
[[nodiscard]] Error usage_error(const std::string& message,
                                std::string hint = {});

// `message`, then ": " and what errno says.
[[nodiscard]] Error system_error(const std::string& message,
                                 int error_number,
                                 std::string hint = {});

} // namespace handoff
