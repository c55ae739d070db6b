// SPDX-License-Identifier: MIT
// Judges every file of a work tree.
#pragma once

#include "git/direct/index_file.hpp"
#include "guard/repository/check.hpp"

#include <optional>

namespace handoff::guard {

// The files of `index`, that of `repository` (from discover(), with a work
// tree): read from there where they are what is committed, else as blobs.
// Nothing where only git knows what a file is to its blob. Throws as Checker
// does.
[[nodiscard]] std::optional<Report>
check_tree(const git::Repository& repository,
           const git::IndexFile& index,
           const JudgeContext& question,
           git::BlobStream& blobs);

} // namespace handoff::guard
