// SPDX-License-Identifier: MIT
// Moves a handoff that the guard refused out of the repository.
#pragma once

#include "git/repository.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace handoff {

// What became of the file in the work tree.
enum class FileFate {
  removed,
  none,     // there was no such file, only what was staged
  older,    // left: an older version of it is tracked, only changes are new
  has_more, // left: it may be the only place with what redaction took out
  stays,    // left: it could not be removed
};

// What became of one path.
struct Rescued {
  std::string path; // as git has it
  // Where it is kept, redacted: the file of the work tree, and what was
  // staged where that differed; in a conflict, each side of it. Beside a
  // document that has not the very bytes, and from which redaction took
  // nothing, they are kept too: see store::original_path().
  std::vector<std::string> kept;
  std::vector<std::string> ids;
  std::vector<std::string> originals; // paths of such bytes
  FileFate file = FileFate::removed;
  bool is_committed = false;  // HEAD brought it in: amend that commit
  std::size_t redactions = 0; // values that what is kept does not have
  std::vector<std::string> warnings;
};

// Keeps every path (relative to where we stand; a file, staged or not) as a
// handoff of its own, then gives the index back what it had before, and
// removes the file unless something would be lost. Throws Error, before
// anything is changed, for a path that find_rescue_source() refuses, that is
// binary, or that cannot be redacted.
[[nodiscard]] std::vector<Rescued>
rescue(const git::Repository& repository,
       const std::vector<std::string>& paths);

} // namespace handoff
