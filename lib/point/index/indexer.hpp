// SPDX-License-Identifier: MIT
// Reads blobs that the index does not know, and adds their fingerprints.
#pragma once

#include "base/progress.hpp"
#include "git/repository.hpp"
#include "point/index/fingerprint_index.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A blob to be read. `path` tells prose from code, and where the work tree
// may hold the same bytes.
struct Unread {
  std::string_view id; // as bytes
  std::string_view path;
};

// The command that prints which paths of the work tree are not as in the
// commit.
[[nodiscard]] base::Command differing_paths(const git::Repository& repository,
                                            const std::string& commit);

// Adds the blobs to the index, by several threads where it is worth it.
// Binary, missing and very large ones are remembered as empty. `differing` is
// what the command above printed for the commit whose files they are: others
// are read in the work tree, which needs no unpacking. Nothing: none is.
void index_blobs(FingerprintIndex& index,
                 const git::Repository& repository,
                 const std::vector<Unread>& blobs,
                 const std::optional<std::string>& differing,
                 base::Verbosity verbosity);

} // namespace handoff::point
