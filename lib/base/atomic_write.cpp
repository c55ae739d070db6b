// SPDX-License-Identifier: MIT
// How a file comes into being in one step.
#include "base/atomic_write.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/ownership.hpp"
#include "base/random.hpp"
#include "base/signals.hpp"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>

namespace handoff::base {
namespace {

constexpr mode_t k_owner_only = 0600;

struct Target {
  const std::string& path;
  Fd directory;
  std::string name;
};

Error cannot_write(const Target& target) {
  return system_error("cannot write '" + target.path + "'", errno);
}

Target open_target(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const bool has_directory = slash != std::string::npos;
  const std::string directory =
      has_directory ? path.substr(0, slash + 1) : std::string(".");
  Target target{path,
                Fd(::open(directory.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)),
                has_directory ? path.substr(slash + 1) : path};
  if (!target.directory.is_open()) {
    throw cannot_write(target);
  }
  return target;
}

void write_all(const Target& target, Fd& file, std::string_view bytes) {
  // The umask may have taken even our own right to read.
  if (::fchmod(file.get(), k_owner_only) != 0) {
    throw cannot_write(target);
  }
  while (!bytes.empty()) {
    const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) {
      throw cannot_write(target);
    }
    bytes.remove_prefix(n > 0 ? static_cast<std::size_t>(n) : 0);
  }
  leave_to_owner(target.directory.get(), file.get());
}

// A complete file under a passing name, until it has its own.
class PassingName {
public:
  explicit PassingName(const Target& target)
      : target_(target), name_("." + random_name(12) + ".tmp") {}
  ~PassingName() { ::unlinkat(target_.directory.get(), name_.c_str(), 0); }
  PassingName(const PassingName&) = delete;
  PassingName& operator=(const PassingName&) = delete;

  [[nodiscard]] const char* c_str() const { return name_.c_str(); }

  Written publish(IfExists if_exists) const {
    const int directory = target_.directory.get();
    const char* final_name = target_.name.c_str();
    int failure = 0;
    if (if_exists == IfExists::replace) {
      failure = ::renameat(directory, c_str(), directory, final_name);
    } else {
      failure = ::renameat2(
          directory, c_str(), directory, final_name, RENAME_NOREPLACE);
      if (failure != 0 && errno == EINVAL) {
        failure = ::linkat(directory, c_str(), directory, final_name, 0);
      }
    }
    if (failure != 0 && errno == EEXIST) {
      return Written::exists;
    }
    if (failure != 0) {
      throw cannot_write(target_);
    }
    return Written::done;
  }

private:
  const Target& target_;
  std::string name_;
};

Written write_unnamed(const Target& target,
                      std::string_view bytes,
                      IfExists if_exists) {
  const int directory = target.directory.get();
  Fd file(
      ::openat(directory, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, k_owner_only));
  if (!file.is_open()) {
    return Written::unsupported;
  }
  write_all(target, file, bytes);
  const std::string self = "/proc/self/fd/" + std::to_string(file.get());
  const auto give_name = [&](const char* name) {
    return ::linkat(
               AT_FDCWD, self.c_str(), directory, name, AT_SYMLINK_FOLLOW) == 0;
  };
  if (if_exists == IfExists::refuse) {
    if (give_name(target.name.c_str())) {
      return Written::done;
    }
    return errno == EEXIST ? Written::exists : Written::unsupported;
  }
  const SignalsBlocked blocked;
  const PassingName passing(target);
  return give_name(passing.c_str()) ? passing.publish(if_exists)
                                    : Written::unsupported;
}

Written
write_named(const Target& target, std::string_view bytes, IfExists if_exists) {
  const SignalsBlocked blocked;
  const PassingName passing(target);
  Fd file(::openat(target.directory.get(),
                   passing.c_str(),
                   O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC,
                   k_owner_only));
  if (!file.is_open()) {
    throw cannot_write(target);
  }
  write_all(target, file, bytes);
  if (!file.close()) {
    throw cannot_write(target);
  }
  return passing.publish(if_exists);
}

} // namespace

Written write_atomically(const std::string& path,
                         std::string_view bytes,
                         IfExists if_exists,
                         Waiting waiting) {
  // Past `ulimit -f` a write should fail, not kill us.
  const SignalIgnored too_large(SIGXFSZ);
  const Target target = open_target(path);
  return waiting == Waiting::unnamed ? write_unnamed(target, bytes, if_exists)
                                     : write_named(target, bytes, if_exists);
}

} // namespace handoff::base
