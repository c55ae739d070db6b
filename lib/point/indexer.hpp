// SPDX-License-Identifier: MIT
// Reads blobs that the index does not know, and adds their fingerprints.
#pragma once

#include "base/progress.hpp"
#include "git/repository.hpp"
#include "point/fingerprint_index.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A blob to be read. `path` tells prose from code, and where the work tree
// may hold the same bytes.
struct Unread {
  std::string id; // as bytes
  std::string path;
};

// Adds the blobs to the index, by several threads where it is worth it.
// Binary, missing and very large ones are remembered as empty. `commit` is the
// one whose files they are (empty: none): what `git diff-index` says is
// unchanged in the work tree is read there, which needs no unpacking.
void index_blobs(FingerprintIndex& index,
                 const git::Repository& repository,
                 const std::vector<Unread>& blobs,
                 const std::string& commit,
                 base::Verbosity verbosity);

} // namespace handoff::point
