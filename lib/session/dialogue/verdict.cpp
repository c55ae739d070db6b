// SPDX-License-Identifier: MIT
// How a check ended.
#include "session/dialogue/verdict.hpp"

#include "session/dialogue/check_kind.hpp"
#include "session/dialogue/run_intent.hpp"
#include "session/dialogue/words.hpp"
#include "session/records/text_cut.hpp"
#include "text/ascii.hpp"
#include "text/split.hpp"
#include "text/word_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace handoff::session {
using text::begins_with_any;

using text::holds_any;

namespace {

constexpr auto k_failed_beginnings =
    std::to_array<std::string_view>({"fail",
                                     "--- fail",
                                     "not ok ",
                                     "error:",
                                     "error[",
                                     "error ",
                                     "panic:",
                                     "fatal:",
                                     "[error]",
                                     "npm err!",
                                     "npm error",
                                     "make: ***",
                                     "build fail",
                                     "e   ",
                                     "failed ",
                                     "\xe2\x9c\x95",
                                     "\xe2\x9c\x97",
                                     "\xc3\x97",
                                     "traceback ("});
constexpr auto k_passed_beginnings =
    std::to_array<std::string_view>({"ok \t",
                                     "ok  \t",
                                     "ok\t",
                                     "pass\n",
                                     "all tests passed",
                                     "all checks passed",
                                     "all passed",
                                     "build success",
                                     "success: no issues",
                                     "test result: ok",
                                     "no issues found",
                                     "ninja: no work to do",
                                     "found 0 errors",
                                     "build succeeded"});
constexpr auto k_passed =
    std::to_array<std::string_view>({"100% tests passed",
                                     "no issues found",
                                     "no problems found",
                                     "all files pass",
                                     "compiled successfully",
                                     "no errors"});

// The number before `at`, with a blank between; -1 when none is there.
long number_before(std::string_view line, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && line[end - 1] == ' ') {
    --end;
  }
  std::size_t start = end;
  while (start > 0 && line[start - 1] >= '0' && line[start - 1] <= '9') {
    --start;
  }
  long number = -1;
  std::from_chars(line.data() + start, line.data() + end, number);
  return start == end ? -1 : number;
}

// "12 passed", "3 failed", "0 issues", "0 errors".
Verdict counted(std::string_view line) {
  Verdict verdict = Verdict::unknown;
  constexpr auto k_bad = std::to_array<std::string_view>({"failed",
                                                          "failure",
                                                          "errors",
                                                          "error",
                                                          "issues",
                                                          "problems",
                                                          "failing"});
  for (const std::string_view word : k_bad) {
    const std::size_t at = line.find(word);
    const long number = at == line.npos ? -1 : number_before(line, at);
    if (number > 0) {
      return Verdict::failed;
    }
    verdict = number == 0 ? Verdict::passed : verdict;
  }
  constexpr auto k_good =
      std::to_array<std::string_view>({"passed", "passing", "tests passed"});
  for (const std::string_view word : k_good) {
    const std::size_t at = line.find(word);
    const long number = at == line.npos ? -1 : number_before(line, at);
    verdict = number > 0 ? Verdict::passed : verdict;
  }
  return verdict;
}

Verdict line_verdict(std::string_view line) {
  const bool is_go_ok =
      line.starts_with("ok ") && line.find_first_of("./") != line.npos;
  if (is_go_ok || line == "pass" || line == "ok" || line.starts_with("ok (") ||
      begins_with_any(line, k_passed_beginnings) || holds_any(line, k_passed)) {
    return Verdict::passed;
  }
  const Verdict count = counted(line);
  if (count != Verdict::unknown) {
    return count;
  }
  return begins_with_any(line, k_failed_beginnings) ||
                 line.ends_with("... failed")
             ? Verdict::failed
             : Verdict::unknown;
}

// What "; echo $?" or "; echo exit: $?" behind the check printed.
Verdict echoed(const CommandRun& run) {
  const std::size_t echo = run.cmd.rfind("echo ");
  const bool is_asked = echo != std::string::npos &&
                        run.cmd.find("$?", echo) != std::string::npos &&
                        run.cmd.find('|') == std::string::npos;
  if (!is_asked) {
    return Verdict::unknown;
  }
  const std::string_view text = trimmed(run.output);
  const std::string_view last = text.substr(text.find_last_of('\n') + 1);
  const long status = number_before(last, last.size());
  return status < 0    ? Verdict::unknown
         : status == 0 ? Verdict::passed
                       : Verdict::failed;
}

} // namespace

Verdict output_verdict(std::string_view output) {
  Verdict verdict = Verdict::unknown;
  for (const std::string_view raw : text::split(output, '\n')) {
    const std::string line = text::to_lower(trimmed(raw));
    const Verdict one = line.empty() ? Verdict::unknown : line_verdict(line);
    if (one == Verdict::failed) {
      return one;
    }
    verdict = one == Verdict::passed ? one : verdict;
  }
  return verdict;
}

Verdict run_verdict(const CommandRun& run) {
  const bool is_own = status_is_of_check(run.cmd);
  if (is_own && run.exit) {
    return *run.exit == 0 ? Verdict::passed : Verdict::failed;
  }
  if (const Verdict told = echoed(run); told != Verdict::unknown) {
    return told;
  }
  const Verdict printed = output_verdict(run.output);
  // Behind a pipe into grep the status is grep's.
  const bool is_plain_failure = run.failed && (is_own || !is_query(run.cmd));
  return printed == Verdict::unknown && is_plain_failure ? Verdict::failed
                                                         : printed;
}

} // namespace handoff::session
