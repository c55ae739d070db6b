// SPDX-License-Identifier: MIT
// Taking in a document that the store did not render.
#pragma once

#include "git/repository.hpp"
#include "redact/redactor.hpp"
#include "store/inventory.hpp"

#include <string>
#include <vector>

namespace handoff::store {

struct Adopted {
  StoredHandoff handoff; // as this repository's ledger knows it now
  std::vector<std::string> warnings;
};

// Enters into the ledger of `repository` a handoff that it does not know: one
// that was fetched or handed over as a file, that is in a store but was never
// entered, or that an older version wrote. A document outside the stores is
// copied into one, byte for byte; one inside stays where it is. An entry that
// is there already is left as it is.
//
// Throws Error, and changes nothing, unless the document can be read, a scan by
// `redactor` finds nothing in it, its head is a commit of the repository, and
// its id is not another handoff's.
[[nodiscard]] Adopted adopt(const git::Repository& repository,
                            const StoredHandoff& found,
                            redact::Redactor& redactor);

} // namespace handoff::store
