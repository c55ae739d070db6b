// SPDX-License-Identifier: MIT
// Changing a stored handoff by hand, without letting anything in that
// redaction would have kept out.
#pragma once

#include "redact/redactor.hpp"
#include "store/inventory.hpp"

#include <string>

namespace handoff::store {

enum class Edited {
  changed,
  unchanged,
  aborted, // the author left nothing
};

// Opens the document of `handoff` (which is present or damaged) in `editor`
// and puts the result, redacted, in its place in one step; what its budget had
// left out goes, since it would no longer fit. Where the result
// is no handoff any more, or has another id, the stored one stays as it is,
// and the Error names the file that keeps the redacted edit.
[[nodiscard]] Edited edit_handoff(const StoredHandoff& handoff,
                                  const std::string& editor,
                                  redact::Redactor& redactor);

} // namespace handoff::store
