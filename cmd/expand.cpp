// SPDX-License-Identifier: MIT
// git handoff expand: returns what pointers stand for.
#include "point/language/expand.hpp"

#include "base/error.hpp"
#include "command.hpp"
#include "handoff/earlier_handoffs.hpp"
#include "handoff/issue_texts.hpp"
#include "store/here.hpp"

#include <cstdio>

namespace handoff::cmd {
namespace {

int run(const Arguments&) {
  const std::string text = read_standard_input();
  const store::Here here;
  const git::Repository& repository = here.require_repository();
  point::Library library(repository, [&](const point::Pointer& pointer) {
    return pointer.kind == point::PointerKind::handoff
               ? read_earlier_handoff(here.shelves(), pointer)
               : read_kept_issue(repository, pointer);
  });
  const point::Expanded expanded = point::expand(text, library);
  print(expanded.text);
  for (const point::Pointer& missing : expanded.missing) {
    tell("warning: cannot read '" + point::render(missing) + "', left as is");
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
