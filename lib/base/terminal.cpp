// SPDX-License-Identifier: MIT
// What is at the other end of our output.
#include "base/terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <strings.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace handoff::base {
namespace {

constexpr std::size_t k_default_columns = 80;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool is_one_of(const std::string& value,
               std::initializer_list<const char*> of) {
  return std::ranges::any_of(of, [&](const char* word) {
    return ::strcasecmp(value.c_str(), word) == 0;
  });
}

// git's booleans, and its two words for colour.
bool says_no(const std::string& value) {
  return is_one_of(value, {"never", "false", "no", "off", "0"});
}

} // namespace

bool is_terminal(int fd) {
  return ::isatty(fd) == 1;
}

bool is_pager_in_use() {
  const std::string value(variable("GIT_PAGER_IN_USE"));
  return !value.empty() && !says_no(value);
}

std::size_t terminal_columns() {
  const std::string columns(variable("COLUMNS"));
  const long given = std::strtol(columns.c_str(), nullptr, 10);
  if (given > 0) {
    return static_cast<std::size_t>(given);
  }
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO}) {
    winsize size{};
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
      return size.ws_col;
    }
  }
  return k_default_columns;
}

bool wants_color(const ColorSettings& settings) {
  const std::string& value =
      settings.handoff.empty() ? settings.ui : settings.handoff;
  if (is_one_of(value, {"always"})) {
    return true;
  }
  if (says_no(value) || !variable("NO_COLOR").empty()) {
    return false;
  }
  const bool is_paged = settings.is_paged || is_pager_in_use();
  const bool is_shown =
      is_paged ? !says_no(settings.pager) : is_terminal(STDOUT_FILENO);
  const std::string_view terminal = variable("TERM");
  return is_shown && !terminal.empty() && terminal != "dumb";
}

} // namespace handoff::base
