// SPDX-License-Identifier: MIT
// What there is of a path that is to be rescued: in the work tree, the index
// and the history.
#pragma once

#include "git/repository.hpp"

#include <optional>
#include <string>
#include <vector>

namespace handoff {

struct RescueSource {
  std::string path; // as git has it
  // What there is to keep, each once: the file's bytes first, then those of
  // the index; in a conflict there are up to three.
  std::vector<std::string> versions;
  bool has_file = false;    // a regular file in the work tree
  bool is_in_index = false; // in whatever stage
  // The revision whose version the index gets back; none: it had none.
  std::optional<std::string> before;
  bool is_committed = false; // HEAD has brought it in
};

// `typed` is relative to where we stand. Throws Error if it is outside the
// work tree, in a git directory or another repository, a folder, or neither in
// the work tree nor in the index.
[[nodiscard]] RescueSource find_rescue_source(const git::Repository& repository,
                                              const std::string& typed);

} // namespace handoff
