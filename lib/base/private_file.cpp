// SPDX-License-Identifier: MIT
// Files and directories that only their owner can read, written whole or not.
#include "base/private_file.hpp"

#include "base/atomic_write.hpp"
#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/ownership.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace handoff::base {
namespace {

Written write_somehow(const std::string& path,
                      std::string_view bytes,
                      IfExists if_exists) {
  const Written written =
      write_atomically(path, bytes, if_exists, Waiting::unnamed);
  return written == Written::unsupported
             ? write_atomically(path, bytes, if_exists, Waiting::named)
             : written;
}

Error cannot_read(const std::string& path) {
  return system_error("cannot read '" + path + "'", errno);
}

std::string read_all(const Fd& file, const std::string& path) {
  if (!file.is_open()) {
    throw cannot_read(path);
  }
  std::string bytes;
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(file.get(), buffer, sizeof buffer);
    if (n == 0) {
      return bytes;
    }
    if (n < 0 && errno != EINTR) {
      throw cannot_read(path);
    }
    bytes.append(buffer, n > 0 ? static_cast<std::size_t>(n) : 0);
  }
}

struct PrivateFile {
  Fd fd;
  std::uintmax_t size = 0; // bytes
};

// A regular file of ours; anything else is an Error.
PrivateFile open_private(const std::string& path) {
  constexpr int k_flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  PrivateFile file{Fd(::open(path.c_str(), k_flags))};
  struct stat found {};
  if (!file.fd.is_open() || ::fstat(file.fd.get(), &found) != 0) {
    throw cannot_read(path);
  }
  if (!S_ISREG(found.st_mode)) {
    throw Error("cannot read '" + path + "': not a regular file");
  }
  if (!is_ours(found, path)) {
    throw Error("cannot read '" + path + "': it belongs to another user");
  }
  file.size = static_cast<std::uintmax_t>(found.st_size);
  return file;
}

} // namespace

namespace {

// Whether the directory is this user's alone; for root, in a directory of
// someone else, perhaps that user's.
enum class Owner { this_user, this_user_or_above };

void make_directory(const std::string& path, Owner owner) {
  const bool is_new = ::mkdir(path.c_str(), 0700) == 0;
  if (!is_new && errno != EEXIST) {
    throw system_error("cannot create directory '" + path + "'", errno);
  }
  if (is_new) {
    // The umask may have taken even our own rights.
    ::chmod(path.c_str(), 0700);
    if (owner == Owner::this_user_or_above) {
      leave_to_owner(path);
    }
  }
  struct stat found {};
  if (::lstat(path.c_str(), &found) != 0) {
    throw system_error("cannot use directory '" + path + "'", errno);
  }
  const std::string refused = "refusing to use '" + path + "': ";
  const std::string elsewhere =
      "remove it, or set handoff.dir to another directory";
  if (S_ISLNK(found.st_mode)) {
    throw Error(refused + "it is a symbolic link", elsewhere);
  }
  if (!S_ISDIR(found.st_mode)) {
    throw Error(refused + "it is not a directory", elsewhere);
  }
  const bool is_own =
      found.st_uid == ::geteuid() ||
      (owner == Owner::this_user_or_above && is_ours(found, path));
  if (!is_own) {
    throw Error(refused + "it belongs to another user", elsewhere);
  }
  if ((found.st_mode & 077U) != 0) {
    throw Error(refused + "other users can access it",
                "chmod 700 '" + path + "'");
  }
}

} // namespace

void make_private_directory(const std::string& path) {
  make_directory(path, Owner::this_user);
}

void make_state_directory(const std::string& path) {
  make_directory(path, Owner::this_user_or_above);
}

void write_private_file(const std::string& path,
                        std::string_view bytes,
                        IfExists if_exists) {
  if (write_somehow(path, bytes, if_exists) == Written::exists) {
    throw Error("'" + path + "' exists already");
  }
}

bool create_private_file(const std::string& path, std::string_view bytes) {
  return write_somehow(path, bytes, IfExists::refuse) == Written::done;
}

std::string read_file(const std::string& path) {
  return read_all(Fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC)), path);
}

std::string read_private_file(const std::string& path, std::size_t most) {
  const PrivateFile file = open_private(path);
  if (file.size > most) {
    throw Error("cannot read '" + path + "': larger than " +
                std::to_string(most) + " bytes");
  }
  return read_all(file.fd, path);
}

std::string read_private_tail(const std::string& path, std::size_t most) {
  const PrivateFile file = open_private(path);
  if (file.size > most &&
      ::lseek(file.fd.get(), -static_cast<off_t>(most), SEEK_END) < 0) {
    throw cannot_read(path);
  }
  return read_all(file.fd, path);
}

} // namespace handoff::base
