// SPDX-License-Identifier: MIT
// Files of the work tree that hold what the index says they hold.
#pragma once

#include "base/fd.hpp"
#include "git/direct/index_file.hpp"
#include "git/repository.hpp"

#include <optional>
#include <string>

namespace handoff::git {

// Such a file is read several times as fast as its blob. Line ends may differ
// (core.autocrlf, eol), and what `ident` puts in. For several threads.
class CleanFiles {
public:
  // `repository` is from discover(). Nothing where a file may be something
  // else than its blob: attributes with an encoding, or with a filter where
  // one is configured. `index` must outlive this.
  [[nodiscard]] static std::optional<CleanFiles>
  open(const Repository& repository, const IndexFile& index);

  // The regular file of `entry`; not open when it has changed since, or may
  // have, or is not there: then the blob has to be read.
  [[nodiscard]] base::Fd open(const IndexEntry& entry) const;

private:
  CleanFiles(base::Fd top, const IndexFile& index);

  base::Fd top_; // directory
  std::int64_t index_written_ = 0;
};

} // namespace handoff::git
