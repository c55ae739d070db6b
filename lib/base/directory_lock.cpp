// SPDX-License-Identifier: MIT
// One process at a time in a directory.
#include "base/directory_lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>

namespace handoff::base {

DirectoryLock::DirectoryLock(const std::string& directory, IfLocked if_locked)
    : directory_(::open(directory.c_str(),
                        O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)) {
  const int how = LOCK_EX | (if_locked == IfLocked::fail ? LOCK_NB : 0);
  while (directory_.is_open() && ::flock(directory_.get(), how) != 0) {
    if (errno != EINTR) {
      directory_ = Fd();
    }
  }
}

} // namespace handoff::base
