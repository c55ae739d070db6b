// SPDX-License-Identifier: MIT
// Changing a stored handoff by hand, without letting anything in that
// redaction would have kept out.
#include "store/edit.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"
#include "base/random.hpp"
#include "base/user_program.hpp"
#include "redact/redactor.hpp"
#include "store/store.hpp"
#include "text/input.hpp"

#include <unistd.h>

namespace handoff::store {
namespace {

// Why `document` cannot take the place of `handoff`; empty where it can.
std::string why_not(const StoredHandoff& handoff, std::string_view document) {
  const ParsedDocument parsed = parse_document(document);
  if (!parsed.ok()) {
    const Problem& problem = parsed.problems.front();
    return "line " + std::to_string(problem.line) + ": " + problem.text;
  }
  if (parsed.front.id != handoff.front.id) {
    return "its id has changed to '" + parsed.front.id + "'";
  }
  return {};
}

Error refused(const StoredHandoff& handoff,
              const redact::RedactedText& document,
              const std::string& why) {
  const std::string path = handoff.path + ".edit-" + base::random_name(6);
  base::write_private_file(path, document.view(), base::IfExists::refuse);
  return Error("the edited handoff is not valid: " + why,
               "your edit is kept, redacted, in '" + path +
                   "'; the handoff is as it was");
}

} // namespace

Edited edit_handoff(const StoredHandoff& handoff,
                    const std::string& editor,
                    redact::Redactor& redactor) {
  const std::string edited = text::decode_input(
      base::edit_text(handoff.document, editor), "the edited handoff");
  if (edited == handoff.document) {
    return Edited::unchanged;
  }
  if (edited.find_first_not_of(" \t\n") == std::string::npos) {
    return Edited::aborted;
  }
  const redact::RedactedText document = redactor.filter(edited);
  if (const std::string why = why_not(handoff, document.view()); !why.empty()) {
    throw refused(handoff, document, why);
  }
  rewrite_handoff(handoff.path, document);
  // It may hold what the author has just taken out.
  ::unlink(full_path(handoff.path).c_str());
  return Edited::changed;
}

} // namespace handoff::store
