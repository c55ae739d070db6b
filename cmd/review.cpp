// SPDX-License-Identifier: MIT
// git handoff review: a brief for reviewers.
#include "base/error.hpp"
#include "writing.hpp"

namespace handoff::cmd {
namespace {

int run(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.operands();
  return write_handoff(
      arguments, words.empty() ? "" : words.front(), Kind::review);
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
