// SPDX-License-Identifier: MIT
// The redact stage: the only way from a Draft to a Handoff.
#pragma once

#include "redact/redactor.hpp"
#include "render/handoff.hpp"

namespace handoff {

// Every text of `draft` through `redactor`, in the document's order, so that
// numbers of placeholders rise from top to bottom.
[[nodiscard]] Handoff redact_draft(const Draft& draft,
                                   redact::Redactor& redactor);

} // namespace handoff
