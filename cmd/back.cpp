// SPDX-License-Identifier: MIT
// git handoff back: answers the handoff that this branch started from.
#include "handoff/answered.hpp"
#include "writing.hpp"

namespace handoff::cmd {
namespace {

constexpr auto k_options = [] {
  std::array<Option, k_writing_options.size() + 1> options{};
  options[0] = {.name = "to",
                .value = "id",
                .help = "the handoff to answer (default: detected)"};
  for (std::size_t i = 0; i < k_writing_options.size(); ++i) {
    options[i + 1] = k_writing_options[i];
  }
  return options;
}();

int run(const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.operands();
  return write_handoff(arguments,
                       {.kind = Kind::answer,
                        .verdict = words.empty() ? "" : words.front(),
                        .find_parent = [&](const git::Repository& repository) {
                          return find_answered(repository,
                                               arguments.value("to"));
                        }});
}

} // namespace

extern const Subcommand k_back;
const Subcommand k_back = {
    .name = "back",
    .summary = "answer the handoff that this branch started from",
    .synopsis = "back [<verdict>] [--to <id>] [<options>] [--] "
                "[<pathspec>...]",
    .options = k_options,
    .max_operands = 1,
    .takes_pathspecs = true,
    .run = run,
};

} // namespace handoff::cmd
