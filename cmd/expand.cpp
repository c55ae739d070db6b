// SPDX-License-Identifier: MIT
// git handoff expand: gives back what pointers stand for.
#include "point/expand.hpp"

#include "base/error.hpp"
#include "command.hpp"
#include "git/repository.hpp"
#include "handoff/issue_texts.hpp"

#include <cstdio>

namespace handoff::cmd {
namespace {

int run(const Arguments&) {
  const std::string text = read_standard_input();
  const git::Repository repository = git::discover();
  point::Library library(repository, [&](const point::Pointer& pointer) {
    return read_kept_issue(repository, pointer);
  });
  const point::Expanded expanded = point::expand(text, library);
  print(expanded.text);
  for (const point::Pointer& missing : expanded.missing) {
    tell("warning: cannot read '" + point::render(missing) +
         "', left as it stood");
  }
  return static_cast<int>(expanded.missing.empty() ? Exit::done : Exit::no);
}

} // namespace

extern const Subcommand k_expand;
const Subcommand k_expand = {
    .name = "expand",
    .summary = "put back what pointers stand for, byte for byte",
    .synopsis = "expand < <text>",
    .run = run,
};

} // namespace handoff::cmd
