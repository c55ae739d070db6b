// SPDX-License-Identifier: MIT
// Whose files are ours, also for root in someone else's directory.
#include "base/ownership.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace handoff::base {
namespace {

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

} // namespace

void leave_to_owner(int directory, int file) {
  struct stat above {};
  if (::geteuid() != 0 || ::fstat(directory, &above) != 0 ||
      above.st_uid == 0) {
    return;
  }
  // Where that is not possible root's file is better than none.
  static_cast<void>(::fchown(file, above.st_uid, above.st_gid) == 0);
}

void leave_to_owner(const std::string& path) {
  struct stat above {};
  if (::geteuid() != 0 || ::stat(directory_of(path).c_str(), &above) != 0 ||
      above.st_uid == 0) {
    return;
  }
  static_cast<void>(::lchown(path.c_str(), above.st_uid, above.st_gid) == 0);
}

bool is_ours(const struct stat& found, const std::string& path) {
  if (found.st_uid == ::geteuid()) {
    return true;
  }
  struct stat above {};
  return ::geteuid() == 0 && ::stat(directory_of(path).c_str(), &above) == 0 &&
         found.st_uid == above.st_uid;
}

} // namespace handoff::base
