// SPDX-License-Identifier: MIT
// What failed last and was not put right.
#include "session/failures.hpp"

#include "git/git.hpp"
#include "session/check_kind.hpp"
#include "session/shell_words.hpp"
#include "session/text_cut.hpp"
#include "session/words.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace handoff::session {
namespace {

// How much a line says of why something failed.
enum class Telling {
  nothing,
  summary, // that it failed: "FAIL", "2 failed", "make: *** [all] Error 2"
  name,    // which part: "test ring ... FAILED", "--- FAIL: TestRing"
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

bool begins_with_any(std::string_view lower,
                     std::span<const std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
    return lower.starts_with(beginning);
  });
}

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

Telling telling_of(std::string_view line) {
  const std::string lower = lower_ascii(line);
  const bool tells = std::ranges::any_of(k_telling, [&](std::string_view word) {
    return lower.find(word) != std::string::npos;
  });
  if (!tells) {
    return Telling::nothing;
  }
  const bool is_mark =
      std::ranges::none_of(lower, [](char c) { return c >= 'a' && c <= 'z'; });
  if (is_mark || lower == "fail" || is_count(lower) ||
      begins_with_any(lower, k_summaries) || lower.starts_with("=")) {
    return Telling::summary;
  }
  // pytest puts the reason behind the name.
  const bool has_reason = lower.find(" - ") != std::string::npos;
  return is_name(lower) && !has_reason ? Telling::name : Telling::reason;
}

std::string joined(const SimpleCommand& command) {
  std::string text;
  for (const std::string& word : command.words) {
    text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

// The parts of a line, without redirections.
std::vector<std::string> parts(std::string_view line) {
  std::vector<std::string> result;
  for (const SimpleCommand& command : shell_commands(line)) {
    result.push_back(joined(command));
  }
  return result;
}

// When each part of a command line last ran in a line that succeeded.
using Successes = std::unordered_map<std::string, std::uint32_t>;

Successes last_successes(const std::vector<CommandRun>& runs) {
  Successes last;
  for (const CommandRun& run : runs) {
    if (run.failed) {
      continue;
    }
    for (std::string& part : parts(run.cmd)) {
      last[std::move(part)] = run.when.record + 1;
    }
  }
  return last;
}

bool is_mended(const CommandRun& run, const Successes& successes) {
  // The same check counts, whatever stands around it.
  const std::vector<std::string> all = check_kind(run.cmd) == Check::none
                                           ? parts(run.cmd)
                                           : parts(checking_part(run.cmd));
  return std::ranges::all_of(all, [&](const std::string& part) {
    const auto found = successes.find(part);
    return found != successes.end() && found->second > run.when.record + 1;
  });
}

bool is_same_file(const ToolError& error, const FileTouch& file) {
  const std::size_t space = error.what.find(' ');
  return space != std::string::npos && file.use != FileUse::read &&
         (file.path == error.what.substr(space + 1) ||
          file.path.ends_with("/" + error.what.substr(space + 1)));
}

} // namespace

std::string_view failure_line(std::string_view output) {
  std::string_view best;
  Telling most = Telling::nothing;
  for (const std::string_view line : git::split(output, '\n')) {
    const std::string_view words = trimmed(line);
    if (words.empty()) {
      continue;
    }
    const Telling telling = telling_of(words);
    if (telling >= most) {
      best = words;
      most = telling;
    }
  }
  return cut_utf8(best, 300);
}

std::vector<Failure> open_failures(const Session& session,
                                   std::span<const Session> later) {
  Successes successes = last_successes(session.commands);
  for (const Session& other : later) {
    for (const auto& [part, record] : last_successes(other.commands)) {
      successes[part] = UINT32_MAX;
    }
  }
  // The newest run of a line decides.
  std::unordered_map<std::string_view, const CommandRun*> newest;
  for (const CommandRun& run : session.commands) {
    newest[run.cmd] = &run;
  }
  std::vector<Failure> failures;
  for (const CommandRun& run : session.commands) {
    if (run.failed && newest[run.cmd] == &run && !is_mended(run, successes)) {
      failures.push_back({.what = run.cmd,
                          .exit = run.exit,
                          .why = std::string(failure_line(run.output)),
                          .when = run.when});
    }
  }
  for (const ToolError& error : session.errors) {
    const bool is_changed =
        std::ranges::any_of(session.files, [&](const FileTouch& file) {
          return is_same_file(error, file) &&
                 file.when.record > error.when.record;
        });
    if (!is_changed) {
      failures.push_back(
          {.what = error.what, .why = error.why, .when = error.when});
    }
  }
  std::ranges::stable_sort(
      failures, {}, [](const Failure& failure) { return failure.when.record; });
  return failures;
}

} // namespace handoff::session
