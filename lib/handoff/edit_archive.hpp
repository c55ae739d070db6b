// SPDX-License-Identifier: MIT
// An edit of a document holds for the conversation that is kept beside it.
#pragma once

#include "archive/removed.hpp"
#include "redact/redactor.hpp"
#include "store/inventory.hpp"

#include <string_view>

namespace handoff {

// What `after` does not say any more: lines that are gone, and their words and
// names, except for words that everybody uses.
[[nodiscard]] archive::Removed removed_between(std::string_view before,
                                               std::string_view after);

// Takes that out of the archive of `handoff`, whose document was `before` and
// is `after` now. An archive that cannot be written without it is deleted:
// false. True also if there is none.
[[nodiscard]] bool hold_edit_in_archive(const store::StoredHandoff& handoff,
                                        std::string_view after,
                                        redact::Redactor& redactor);

} // namespace handoff
