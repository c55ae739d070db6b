// SPDX-License-Identifier: MIT
// git handoff edit: changes a handoff in the editor, redacted again.
#include "handoff/edit.hpp"

#include "command.hpp"
#include "handoff/notes_input.hpp"
#include "rules/rules.hpp"
#include "store/here.hpp"

#include <array>

namespace handoff::cmd {
namespace {

constexpr std::array k_options = {
    Option{.name = "file",
           .short_name = "F",
           .value = "file",
           .help = "take the document from a file, - for standard input"},
};

// What is to be in the place of `handoff`.
Edited edited(const Arguments& arguments,
              const store::StoredHandoff& handoff,
              UnsavedText& edits) {
  redact::Redactor redactor(rules::here());
  const auto file = arguments.value("file");
  if (file) {
    read_notes({.files = {*file}}, edits);
  }
  return edit_handoff(handoff, edits, file ? "" : chosen_editor(), redactor);
}

int run(const Arguments& arguments) {
  const store::Here here;
  const auto& operands = arguments.operands();
  const store::StoredHandoff handoff = here.find(
      operands.empty() ? std::nullopt : std::optional(operands.front()));
  if (handoff.document.empty()) {
    store::require_document(handoff);
  }
  here.mark_as_used(handoff);
  UnsavedText edits("edits");
  Edited outcome = Edited::unchanged;
  edits.guard([&] { outcome = edited(arguments, handoff, edits); }, report);
  switch (outcome) {
  case Edited::changed:
    tell("handoff " + handoff.front.id + " changed");
    return static_cast<int>(Exit::done);
  case Edited::changed_alone:
    tell("handoff " + handoff.front.id +
         " changed; its conversation could not be changed with it and was "
         "deleted");
    return static_cast<int>(Exit::done);
  case Edited::unchanged:
    tell("handoff " + handoff.front.id + " is unchanged");
    return static_cast<int>(Exit::done);
  case Edited::aborted:
    break;
  }
  tell("aborted: empty buffer; handoff " + handoff.front.id + " is unchanged");
  return static_cast<int>(Exit::no);
}

} // namespace

extern const Subcommand k_edit;
const Subcommand k_edit = {
    .name = "edit",
    .summary = "change a handoff in your editor",
    .synopsis = "edit [-F <file>] [<id> | <path>]",
    .options = k_options,
    .max_operands = 1,
    .run = run,
};

} // namespace handoff::cmd
