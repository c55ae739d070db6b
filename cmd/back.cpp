// SPDX-License-Identifier: MIT
// git handoff back: answers the handoff that this branch started from.
#include "writing.hpp"

namespace handoff::cmd {
namespace {

int run(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.operands();
  return write_handoff(
      arguments, words.empty() ? "" : words.front(), Kind::answer);
}

} // namespace

extern const Subcommand k_back;
const Subcommand k_back = {
    .name = "back",
    .summary = "answer the handoff that this branch started from",
    .synopsis = "back [<verdict>] [--to <id>] [<options>]",
    .options = k_writing_options,
    .max_operands = 1,
    .takes_pathspecs = true,
    .run = run,
};

} // namespace handoff::cmd
