// SPDX-License-Identifier: MIT
// Files that others read too, replaced whole or not at all.
#include "base/replace_file.hpp"

#include "base/error.hpp"
#include "base/private_file.hpp"

#include <cerrno>
#include <filesystem>
#include <sys/stat.h>

namespace handoff::base {
namespace {

// Permissions of the file that is there.
mode_t mode_of(const std::string& path, mode_t otherwise) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777
                                            : otherwise;
}

} // namespace

void replace_file(const std::string& path,
                  std::string_view bytes,
                  mode_t mode) {
  std::error_code none;
  const auto real = std::filesystem::canonical(path, none);
  const std::string target = none ? path : real.string();
  const mode_t kept = mode_of(target, mode);
  write_private_file(target, bytes, IfExists::replace);
  if (::chmod(target.c_str(), kept) != 0) {
    throw system_error("cannot change the permissions of '" + path + "'",
                       errno);
  }
}

} // namespace handoff::base
