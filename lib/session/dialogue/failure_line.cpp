// SPDX-License-Identifier: MIT
// The line of an output that says why something failed.
#include "session/dialogue/failures.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>

namespace handoff::session {
using text::begins_with_any;

namespace {

// How much a line says of why something failed.
enum class Telling {
  nothing,
  summary, // that it failed: "FAIL", "2 failed", "make: *** [all] Error 2"
  name,    // which part: "test ring ... FAILED", "--- FAIL: TestRing"
  place,   // where, and in no known words what: "a.go:3:1: unused result"
  reason,  // "got 3, want 4", "error: no such file"
};

constexpr auto k_telling = std::to_array<std::string_view>({"error",
                                                            "fail",
                                                            "assert",
                                                            "panic",
                                                            "fatal",
                                                            "exception",
                                                            "traceback",
                                                            "not found",
                                                            "no such",
                                                            "expected",
                                                            "unexpected",
                                                            "timed out",
                                                            "timeout",
                                                            "cannot",
                                                            "can't",
                                                            "denied",
                                                            "undefined",
                                                            "received",
                                                            "got"});

// The beginnings of lines that sum up or follow, of many programs.
constexpr auto k_summaries =
    std::to_array<std::string_view>({"make:",
                                     "make[",
                                     "npm err!",
                                     "npm error",
                                     "exit status",
                                     "error: process completed",
                                     "error: could not compile",
                                     "error: test failed",
                                     "error command failed",
                                     "errors while running",
                                     "ninja: build stopped",
                                     "test result:",
                                     "tests:",
                                     "test suites:",
                                     "test files",
                                     "tests run:",
                                     "fail\t",
                                     "failed examples",
                                     "failures:",
                                     "the following tests failed",
                                     "traceback (",
                                     "[error] to see the full",
                                     "[error] re-run maven",
                                     "[error] for more information",
                                     "[error] failed to execute goal",
                                     "[error] tests run:",
                                     "[error] [help",
                                     "[info]",
                                     "error: command failed",
                                     "error: script ",
                                     "elifecycle",
                                     "note: run with"});

// Nothing but how many: "1 failed", "=== 2 failed in 0.1s ===",
// "0% tests passed, 1 tests failed out of 1", "3 examples, 1 failure".
bool is_count(std::string_view lower) {
  const std::size_t start = lower.find_first_not_of("= ");
  if (start == std::string_view::npos || lower[start] < '0' ||
      lower[start] > '9') {
    return false;
  }
  const std::string_view words = lower.substr(start);
  return words.find(" fail") < 40 &&
         words.find_first_of(":\"'`") == std::string_view::npos;
}

// "test ring ... FAILED", "--- FAIL: TestRing (0.00s)", "FAIL src/a.test.js".
bool is_name(std::string_view lower) {
  constexpr auto k_names = std::to_array<std::string_view>(
      {"--- fail:", "fail ", "failed ", "rspec ./", "[  failed  ]", "not ok "});
  const bool is_assertion = lower.find("assert") != std::string_view::npos;
  return (lower.ends_with("failed") && !is_assertion) ||
         lower.ends_with("(failed)") || lower.ends_with(": failed:") ||
         lower.ends_with("failures") ||
         lower.find("***failed") != std::string_view::npos ||
         begins_with_any(lower, k_names);
}

// "dir/file.ext:12:5: words", as compilers and linters print it.
bool is_diagnostic(std::string_view line) {
  constexpr std::string_view k_digits = "0123456789";
  const std::size_t colon = line.find(':');
  const std::string_view path = line.substr(0, colon);
  if (colon == line.npos || path.find_first_of("./") == path.npos ||
      path.find(' ') != path.npos) {
    return false;
  }
  const std::size_t end = line.find_first_not_of(k_digits, colon + 1);
  if (end == line.npos || end == colon + 1 || line[end] != ':') {
    return false;
  }
  const std::string_view message = line.substr(end + 1);
  const std::size_t word = message.find_first_not_of("0123456789: ");
  return word != message.npos && message.find(' ', word) != message.npos;
}

Telling telling_of(std::string_view line) {
  const std::string lower = text::to_lower(line);
  const bool tells = std::ranges::any_of(k_telling, [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  });
  if (!tells) {
    return is_diagnostic(line) ? Telling::place : Telling::nothing;
  }
  const bool is_mark = std::ranges::none_of(lower, text::is_lower);
  if (is_mark || lower == "fail" || is_count(lower) ||
      begins_with_any(lower, k_summaries) || lower.starts_with("=")) {
    return Telling::summary;
  }
  // pytest puts the reason behind the name.
  if (lower.starts_with("warning")) {
    return Telling::name; // what it warns of was said above
  }
  const bool has_reason = lower.find(" - ") != std::string::npos;
  return is_name(lower) && !has_reason ? Telling::name : Telling::reason;
}

} // namespace

std::string_view failure_line(std::string_view output) {
  std::string_view best;
  Telling most = Telling::nothing;
  for (const std::string_view line : text::split(output, '\n')) {
    const std::string_view words = trimmed(line);
    if (words.empty()) {
      continue;
    }
    // The last of them, but of a compiler's or linter's the first.
    const Telling telling = telling_of(words);
    if (telling > most || (telling == most && telling != Telling::place)) {
      best = words;
      most = telling;
    }
  }
  return cut_utf8(best, 300);
}

bool names_failure(std::string_view output) {
  const std::vector<std::string_view> lines = text::split(output, '\n');
  return std::ranges::any_of(lines, [](std::string_view line) {
    const Telling telling = telling_of(trimmed(line));
    // A place alone may be what a search found.
    return telling != Telling::nothing && telling != Telling::place;
  });
}

} // namespace handoff::session
