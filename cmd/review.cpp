// SPDX-License-Identifier: MIT
// git handoff review: a brief for reviewers.
#include "writing.hpp"

namespace handoff::cmd {
namespace {

// "A..B" is the branch B since A, "A" the current branch since A.
WritingTask task_of(const std::string& range) {
  WritingTask task = {.kind = Kind::review};
  const std::size_t dots = range.find("..");
  task.base = range.substr(0, dots);
  if (dots != std::string::npos) {
    const bool has_three = range.compare(dots, 3, "...") == 0;
    task.branch = range.substr(dots + (has_three ? 3 : 2));
  }
  return task;
}

int run(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.operands();
  return write_handoff(arguments, task_of(words.empty() ? "" : words.front()));
}

} // namespace

extern const Subcommand k_review;
const Subcommand k_review = {
    .name = "review",
    .summary = "write a brief for reviewers",
    .synopsis = "review [<range>] [<options>] [--] [<pathspec>...]",
    .options = k_writing_options,
    .max_operands = 1,
    .takes_pathspecs = true,
    .run = run,
};

} // namespace handoff::cmd
