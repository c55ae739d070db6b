// SPDX-License-Identifier: MIT
// Splitting command lines.
#include "session/dialogue/shell_words.hpp"

#include <catch2/catch.hpp>

using handoff::session::shell_commands;
using handoff::session::SimpleCommand;

namespace {

// "a b >out | c" as "a,b>out|c|"
std::string shown(std::string_view line) {
  std::string text;
  for (const SimpleCommand& command : shell_commands(line)) {
    text += text.empty() ? "" : " | ";
    for (std::size_t i = 0; i < command.words.size(); ++i) {
      text += (i == 0 ? "" : ",") + command.words[i];
    }
    for (const std::string& output : command.outputs) {
      text += ">" + output;
    }
  }
  return text;
}

} // namespace

TEST_CASE("a command line is split as a shell would, without expansion") {
  struct Row {
    std::string_view line, expected;
  };
  static constexpr Row rows[] = {
      {"", ""},
      {"make test", "make,test"},
      {"a && b || c; d | e & f", "a | b | c | d | e | f"},
      {"echo 'a b' \"c d\" e\\ f", "echo,a b,c d,e f"},
      {"echo '>' x > out 2>/dev/null", "echo,>,x>out>/dev/null"},
      {"a >>log 2>&1", "a>log"},
      {"a &>both", "a>both"},
      {"(cd x && make) > out", "cd,x | make | >out"},
      {"echo hi # > comment", "echo,hi"},
      {"echo a#b", "echo,a#b"},
      {"cat <<EOF > f.txt\nx > y\nEOF\nls", "cat>f.txt | ls"},
      {"cat <<'EOF'\nit's > a\nEOF", "cat"},
      {"git commit -m \"$(cat <<'EOF'\nFix \"x\" > y\nEOF\n)\" && ls",
       "git,commit,-m,$ | ls"},
      {"a $(b > c) d", "a,$,d"},
      {"echo \"unclosed > x", "echo,unclosed > x"},
      {"echo 'unclosed", "echo,unclosed"},
      {"line \\\n continued", "line,continued"},
  };
  for (const Row& row : rows) {
    INFO(row.line);
    CHECK(shown(row.line) == row.expected);
  }
}

TEST_CASE("nested and endless input ends") {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) {
    deep += "$(<<x ";
  }
  CHECK_NOTHROW(shell_commands(deep));
  CHECK_NOTHROW(shell_commands(std::string(100'000, '\\')));
}
