// SPDX-License-Identifier: MIT
// Changing a stored handoff by hand, without letting anything in that
// redaction would have kept out.
#pragma once

#include "handoff/unsaved_text.hpp"
#include "redact/redactor.hpp"
#include "store/inventory.hpp"

#include <string>

namespace handoff {

enum class Edited {
  changed,
  changed_alone, // and the conversation kept beside it could not be: it is gone
  unchanged,
  aborted, // the author left nothing
};

// Opens the document of `handoff` (which is present or damaged) in `editor`.
// Where that is empty, `edits` holds the new document already.
// Puts the result, redacted, in its place in one step; what its budget had
// left out goes, since it would no longer fit, and what the author took out is
// taken out of the conversation beside it. Throws Error, with the stored
// handoff as it was and the new document still held by `edits`, if the result
// is no handoff, has another id, or if the handoff was changed or dropped
// meanwhile.
[[nodiscard]] Edited edit_handoff(const store::StoredHandoff& handoff,
                                  UnsavedText& edits,
                                  const std::string& editor,
                                  redact::Redactor& redactor);

} // namespace handoff
