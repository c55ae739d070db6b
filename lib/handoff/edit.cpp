// SPDX-License-Identifier: MIT
// Changing a stored handoff by hand, without letting anything in that
// redaction would have kept out.
#include "handoff/edit.hpp"

#include "base/error.hpp"
#include "handoff/edit_archive.hpp"
#include "store/store.hpp"

#include <string_view>
#include <unistd.h>

namespace handoff {
namespace {

constexpr const char* k_as_it_was = "the handoff is unchanged";

// Throws Error if `document` cannot take the place of `handoff`.
void require_same_handoff(const store::StoredHandoff& handoff,
                          std::string_view document) {
  const store::ParsedDocument parsed = store::parse_document(document);
  std::string why;
  if (!parsed.ok()) {
    const store::Problem& problem = parsed.problems.front();
    why = "line " + std::to_string(problem.line) + ": " + problem.text;
  } else if (parsed.front.id != handoff.front.id) {
    why = "its id has changed to '" + parsed.front.id + "'";
  }
  if (!why.empty()) {
    throw Error("the edited handoff is not valid: " + why, k_as_it_was);
  }
}

void put_in_place(const store::StoredHandoff& handoff,
                  const redact::RedactedText& document) {
  switch (store::rewrite_handoff(handoff.path, handoff.document, document)) {
  case store::Rewritten::done:
    // It may hold what the author has just taken out.
    ::unlink(store::full_path(handoff.path).c_str());
    return;
  case store::Rewritten::changed:
    throw Error("handoff " + handoff.front.id +
                    " was changed while you were editing it",
                "the other change stays in place");
  case store::Rewritten::gone:
    throw Error("handoff " + handoff.front.id +
                " was dropped while you were editing it");
  }
}

} // namespace

Edited edit_handoff(const store::StoredHandoff& handoff,
                    UnsavedText& edits,
                    const std::string& editor,
                    redact::Redactor& redactor) {
  bool is_unchanged = edits.text() == handoff.document;
  if (!editor.empty()) {
    const UnsavedText::EditorText text = {
        .file_name = k_edit_file,
        .start = handoff.document,
        .authors_words = [&](std::string edited) {
          is_unchanged = edited == handoff.document;
          return is_unchanged ? std::string() : edited;
        }};
    edits.edit(text, editor);
  }
  if (is_unchanged) {
    edits.saved();
    return Edited::unchanged;
  }
  if (edits.text().find_first_not_of(" \t\n") == std::string::npos) {
    return Edited::aborted;
  }
  const redact::RedactedText document =
      redactor.filter(edits.text(), redact::Words::authors);
  require_same_handoff(handoff, document.view());
  put_in_place(handoff, document);
  edits.saved();
  return hold_edit_in_archive(handoff, document.view(), redactor)
             ? Edited::changed
             : Edited::changed_alone;
}

} // namespace handoff
