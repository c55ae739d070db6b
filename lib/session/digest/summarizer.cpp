// SPDX-License-Identifier: MIT
// A program of the user's that turns a digest into notes.
#include "session/digest/summarizer.hpp"

#include "base/error.hpp"
#include "base/process.hpp"
#include "base/user_program.hpp"
#include "session/records/text_cut.hpp"

namespace handoff::session {
namespace {

constexpr std::size_t k_max_notes_length = 64'000; // bytes
constexpr int k_timed_out = 124;                   // timeout(1)
constexpr int k_killed = 137;

// timeout(1) watches the clock; it also ends what the program has started.
base::Command
command_of(const std::string& program, const std::string& digest, int seconds) {
  std::vector<std::string> argv = {
      "timeout", "--kill-after=2", std::to_string(seconds)};
  for (std::string& word : base::user_program(program, {})) {
    argv.push_back(std::move(word));
  }
  return {.argv = std::move(argv), .input = digest};
}

} // namespace

Summary
summarize(const std::string& program, const std::string& digest, int seconds) {
  Summary summary;
  try {
    const base::Completed done =
        base::run(command_of(program, digest, seconds));
    if (done.status == k_timed_out || done.status == k_killed) {
      summary.problem =
          "timed out after " + std::to_string(seconds) + " seconds";
    } else if (!done.ok()) {
      summary.problem = "exit status " + std::to_string(done.status);
      const std::string_view said = first_words(done.err);
      summary.problem += said.empty() ? "" : ": " + std::string(said);
    } else {
      summary.notes = cut_utf8(trimmed(done.out), k_max_notes_length);
      summary.problem = summary.notes.empty() ? "it wrote nothing" : "";
    }
  } catch (const Error& error) {
    summary.problem = error.what();
  }
  return summary;
}

} // namespace handoff::session
