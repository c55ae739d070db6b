// SPDX-License-Identifier: MIT
// git handoff edit: changes a handoff in the editor, redacted again.
#include "store/edit.hpp"

#include "base/error.hpp"
#include "command.hpp"
#include "git/git.hpp"
#include "handoff/redaction.hpp"
#include "store/here.hpp"

namespace handoff::cmd {
namespace {

std::string editor() {
  std::string name = git::output({"var", "GIT_EDITOR"});
  while (name.ends_with('\n')) {
    name.pop_back();
  }
  return name;
}

int run(const Arguments& arguments) {
  const store::Here here;
  const auto& operands = arguments.operands();
  const store::StoredHandoff handoff = here.find(
      operands.empty() ? std::nullopt : std::optional(operands.front()));
  if (handoff.document.empty()) {
    store::require_document(handoff);
  }
  redact::Redactor redactor(redaction_options_here());
  switch (store::edit_handoff(handoff, editor(), redactor)) {
  case store::Edited::changed:
    tell("handoff " + handoff.front.id + " changed");
    return static_cast<int>(Exit::done);
  case store::Edited::unchanged:
    tell("handoff " + handoff.front.id + " is as it was");
    return static_cast<int>(Exit::done);
  case store::Edited::aborted:
    break;
  }
  tell("aborting: nothing was left; handoff " + handoff.front.id +
       " is as it was");
  return static_cast<int>(Exit::no);
}

} // namespace

extern const Subcommand k_edit;
const Subcommand k_edit = {
    .name = "edit",
    .summary = "change a handoff in your editor",
    .synopsis = "edit [<id> | <path>]",
    .max_operands = 1,
    .run = run,
};

} // namespace handoff::cmd
