// SPDX-License-Identifier: MIT
// The only way from a Draft to an Archive: redaction.
#pragma once

#include "archive/archive.hpp"
#include "redact/redactor.hpp"

namespace handoff::archive {

// Every text redacted, control and invisible characters made visible. The
// agent's name and the session's id pass through the redactor as well.
[[nodiscard]] Archive sealed(const Draft& draft, redact::Redactor& redactor);

// The same for an archive that was kept: rules that were added since count.
[[nodiscard]] Archive sealed(const View& kept, redact::Redactor& redactor);

} // namespace handoff::archive
