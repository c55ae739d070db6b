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

constexpr std::array<std::string_view, 12> k_telling = {"error",
                                                        "fail",
                                                        "assert",
                                                        "panic",
                                                        "fatal",
                                                        "exception",
                                                        "traceback",
                                                        "not found",
                                                        "expected",
                                                        "cannot",
                                                        "denied",
                                                        "undefined"};

// Lines that only sum up or follow: "FAIL", "make: *** [all] Error 2".
bool is_summary(std::string_view lower) {
  return lower == "fail" || lower.starts_with("make:") ||
         lower.starts_with("npm err!") || lower.starts_with("exit status") ||
         lower.starts_with("error: process completed");
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
  std::string_view last;
  std::string_view telling;
  for (const std::string_view line : git::split(output, '\n')) {
    const std::string_view words = trimmed(line);
    if (words.empty()) {
      continue;
    }
    last = words;
    const std::string lower = lower_ascii(words);
    const bool tells =
        !is_summary(lower) &&
        std::ranges::any_of(k_telling, [&](std::string_view word) {
          return lower.find(word) != std::string::npos;
        });
    telling = tells ? words : telling;
  }
  return cut_utf8(telling.empty() ? last : telling, 300);
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
