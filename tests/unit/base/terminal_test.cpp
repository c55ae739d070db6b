// SPDX-License-Identifier: MIT
// Colour, width and pager of the terminal.
#include "base/terminal.hpp"
#include "base/user_program.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace handoff::base;

namespace {

// Sets variables for one test; nullptr unsets.
struct Variable {
  Variable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) {
      old_ = old;
      was_set_ = true;
    }
    value != nullptr ? ::setenv(name, value, 1) : ::unsetenv(name);
  }
  ~Variable() {
    was_set_ ? ::setenv(name_, old_.c_str(), 1) : ::unsetenv(name_);
  }
  const char* name_;
  std::string old_;
  bool was_set_ = false;
};

} // namespace

TEST_CASE("colour follows git's settings, NO_COLOR and the terminal") {
  struct Row {
    const char *handoff, *ui, *pager; // configuration
    const char *in_pager, *no_color, *term;
    bool wanted;
  };
  // Standard output of a test may be a terminal or not: a pager in use says
  // yes in both cases, and what does not depend on it is told by the rest.
  static constexpr Row rows[] = {
      {"always", "", "", nullptr, nullptr, "dumb", true},
      {"always", "never", "", nullptr, "1", "xterm", true},
      {"", "always", "", nullptr, nullptr, "xterm", true},
      {"never", "always", "", "true", nullptr, "xterm", false},
      {"false", "", "", "true", nullptr, "xterm", false},
      {"", "off", "", "true", nullptr, "xterm", false},
      {"auto", "", "", "true", nullptr, "xterm", true},
      {"true", "never", "", "true", nullptr, "xterm", true},
      {"", "", "", "true", nullptr, "xterm", true},
      {"", "", "", "true", "", "xterm", true},
      {"", "", "", "true", "1", "xterm", false},
      {"", "", "", "true", nullptr, "dumb", false},
      {"", "", "", "true", nullptr, nullptr, false},
  };
  for (const Row& row : rows) {
    const Variable in_pager("GIT_PAGER_IN_USE", row.in_pager);
    const Variable no_color("NO_COLOR", row.no_color);
    const Variable term("TERM", row.term);
    CAPTURE(row.handoff, row.ui, row.term);
    CHECK(wants_color({row.handoff, row.ui, row.pager}) == row.wanted);
  }
}

TEST_CASE("COLUMNS says how wide the terminal is, nonsense says nothing") {
  {
    const Variable columns("COLUMNS", "20");
    CHECK(terminal_columns() == 20);
  }
  for (const char* value : {"0", "-5", "wide", ""}) {
    const Variable columns("COLUMNS", value);
    CHECK(terminal_columns() > 0);
  }
}

TEST_CASE("a program with shell characters gets a shell, others none") {
  using Argv = std::vector<std::string>;
  CHECK(user_program("less", {}) == Argv{"less"});
  CHECK(user_program("vi", {"a file; rm -rf x"}) ==
        Argv{"vi", "a file; rm -rf x"});
  CHECK(user_program("less -R", {}) == Argv{"sh", "-c", "less -R", "less -R"});
  CHECK(user_program("code --wait", {"$(x)"}) ==
        Argv{"sh", "-c", "code --wait \"$@\"", "code --wait", "$(x)"});
}
