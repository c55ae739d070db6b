// SPDX-License-Identifier: MIT
// One process at a time in a directory.
#pragma once

#include "base/fd.hpp"

#include <string>

namespace handoff::base {

enum class IfLocked { wait, fail };

// An exclusive lock on a directory of ours, by flock(2): it needs no file and
// goes with the process. Symlinks are not followed.
class DirectoryLock {
public:
  DirectoryLock() = default;
  DirectoryLock(const std::string& directory, IfLocked if_locked);

  // False if the directory cannot be opened, the file system has no locks, or
  // (with `fail`) another process has it.
  [[nodiscard]] bool is_held() const { return directory_.is_open(); }

private:
  Fd directory_;
};

} // namespace handoff::base
