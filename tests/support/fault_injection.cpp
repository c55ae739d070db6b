// SPDX-License-Identifier: MIT
// A library for LD_PRELOAD that makes one system call of a program fail, or
// ends the program there: what a full disk, a crash or an unlucky moment does.
//
//   HANDOFF_FAULT=<calls>:<n>:<how>
//     calls  open, write, rename, remove, sync, spawn or memory
//     n      which of them, from 1
//     how    fail (once), full (this one and all that follow; ENOSPC),
//            kill (SIGKILL instead of the call)
//   HANDOFF_FAULT_PROGRAM  the program concerned (default: git-handoff);
//     its children, git for example, run as ever
//   HANDOFF_FAULT_MARK     a file that exists once the call was reached
// With n = 0 nothing fails, and that file gets the number of calls at the end.
//
// For tests only: t/fault-lib.sh drives it.
#undef _FILE_OFFSET_BITS // open() and open64() are two functions here
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <spawn.h>
#include <string_view>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

extern "C" void* __libc_malloc(std::size_t size);

namespace {

enum class Calls { none, open, write, rename, remove, sync, spawn, memory };
enum class How { fail, full, kill };

struct Plan {
  Calls calls = Calls::none;
  How how = How::fail;
  long n = 0;
  char mark[4096] = {};
};
Plan plan;
std::atomic<long> reached = 0;

constexpr struct {
  std::string_view name;
  Calls calls;
} k_calls[] = {{"open", Calls::open},
               {"write", Calls::write},
               {"rename", Calls::rename},
               {"remove", Calls::remove},
               {"sync", Calls::sync},
               {"spawn", Calls::spawn},
               {"memory", Calls::memory}};

[[gnu::constructor]] void read_plan() {
  const char* text = std::getenv("HANDOFF_FAULT");
  const char* program = std::getenv("HANDOFF_FAULT_PROGRAM");
  if (text == nullptr || std::strcmp(program_invocation_short_name,
                                     program ? program : "git-handoff") != 0) {
    return;
  }
  if (const char* mark = std::getenv("HANDOFF_FAULT_MARK")) {
    std::strncpy(plan.mark, mark, sizeof plan.mark - 1);
  }
  const std::string_view words = text;
  const std::size_t first = words.find(':');
  const std::size_t second = words.find(':', first + 1);
  if (second == std::string_view::npos) {
    return;
  }
  plan.n = std::atol(text + first + 1);
  const std::string_view how = words.substr(second + 1);
  plan.how = how == "kill" ? How::kill : how == "full" ? How::full : How::fail;
  for (const auto& known : k_calls) {
    if (known.name == words.substr(0, first)) {
      plan.calls = known.calls; // last: from here on calls are counted
    }
  }
}

// By system call: the functions are ours here.
void set_mark() {
  const long fd = ::syscall(
      SYS_openat, AT_FDCWD, plan.mark, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  if (fd >= 0) {
    ::syscall(SYS_close, fd);
  }
}

[[gnu::destructor]] void write_count() {
  if (plan.calls == Calls::none || plan.n != 0) {
    return;
  }
  plan.calls = Calls::none;
  char digits[24];
  std::size_t size = sizeof digits;
  for (long rest = reached; rest > 0 || size == sizeof digits; rest /= 10) {
    digits[--size] = static_cast<char>('0' + rest % 10);
  }
  const long fd = ::syscall(
      SYS_openat, AT_FDCWD, plan.mark, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  ::syscall(SYS_write, fd, digits + size, sizeof digits - size);
}

// Whether this call is to fail. Does not return where the program ends here.
bool fails(Calls calls) {
  if (calls != plan.calls) {
    return false;
  }
  const long now = ++reached;
  if (now < plan.n || (now > plan.n && plan.how != How::full)) {
    return false;
  }
  set_mark();
  if (plan.how == How::kill) {
    ::kill(::getpid(), SIGKILL);
  }
  return true;
}

template <typename Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

constexpr bool makes_file(int flags) {
  return (flags & (O_CREAT | O_TMPFILE)) != 0 &&
         (flags & O_TMPFILE) != O_DIRECTORY;
}

// A full disk refuses new files, not the reading of old ones.
bool open_fails(int flags) {
  if (plan.how == How::full && !makes_file(flags)) {
    return false;
  }
  if (!fails(Calls::open)) {
    return false;
  }
  errno = makes_file(flags) ? ENOSPC : EIO;
  return true;
}

bool disk_fails(Calls calls, int error) {
  if (!fails(calls)) {
    return false;
  }
  errno = error;
  return true;
}

// Pipes and terminals are not on a disk.
bool write_fails(int fd) {
  struct stat file {};
  return fd != STDERR_FILENO && ::fstat(fd, &file) == 0 &&
         S_ISREG(file.st_mode) && disk_fails(Calls::write, ENOSPC);
}

} // namespace

extern "C" {

#define HANDOFF_MODE(flags)                                                    \
  mode_t mode = 0;                                                             \
  if (makes_file(flags)) {                                                     \
    va_list list;                                                              \
    va_start(list, flags);                                                     \
    mode = va_arg(list, mode_t);                                               \
    va_end(list);                                                              \
  }

int open(const char* path, int flags, ...) {
  HANDOFF_MODE(flags)
  static auto* real = next<int(const char*, int, ...)>("open");
  return open_fails(flags) ? -1 : real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  HANDOFF_MODE(flags)
  static auto* real = next<int(const char*, int, ...)>("open64");
  return open_fails(flags) ? -1 : real(path, flags, mode);
}

int openat(int directory, const char* path, int flags, ...) {
  HANDOFF_MODE(flags)
  static auto* real = next<int(int, const char*, int, ...)>("openat");
  return open_fails(flags) ? -1 : real(directory, path, flags, mode);
}

int openat64(int directory, const char* path, int flags, ...) {
  HANDOFF_MODE(flags)
  static auto* real = next<int(int, const char*, int, ...)>("openat64");
  return open_fails(flags) ? -1 : real(directory, path, flags, mode);
}

int mkdir(const char* path, mode_t mode) noexcept {
  static auto* real = next<int(const char*, mode_t)>("mkdir");
  return open_fails(O_CREAT) ? -1 : real(path, mode);
}

ssize_t write(int fd, const void* bytes, std::size_t size) {
  static auto* real = next<ssize_t(int, const void*, std::size_t)>("write");
  return write_fails(fd) ? -1 : real(fd, bytes, size);
}

ssize_t writev(int fd, const iovec* parts, int count) {
  static auto* real = next<ssize_t(int, const iovec*, int)>("writev");
  return write_fails(fd) ? -1 : real(fd, parts, count);
}

ssize_t pwrite64(int fd, const void* bytes, std::size_t size, off64_t at) {
  static auto* real =
      next<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
  return write_fails(fd) ? -1 : real(fd, bytes, size, at);
}

int ftruncate64(int fd, off64_t size) noexcept {
  static auto* real = next<int(int, off64_t)>("ftruncate64");
  return write_fails(fd) ? -1 : real(fd, size);
}

int rename(const char* from, const char* to) noexcept {
  static auto* real = next<int(const char*, const char*)>("rename");
  return disk_fails(Calls::rename, EIO) ? -1 : real(from, to);
}

int renameat(int a, const char* from, int b, const char* to) noexcept {
  static auto* real = next<int(int, const char*, int, const char*)>("renameat");
  return disk_fails(Calls::rename, EIO) ? -1 : real(a, from, b, to);
}

int renameat2(
    int a, const char* from, int b, const char* to, unsigned flags) noexcept {
  static auto* real =
      next<int(int, const char*, int, const char*, unsigned)>("renameat2");
  return disk_fails(Calls::rename, EIO) ? -1 : real(a, from, b, to, flags);
}

int linkat(int a, const char* from, int b, const char* to, int flags) noexcept {
  static auto* real =
      next<int(int, const char*, int, const char*, int)>("linkat");
  return disk_fails(Calls::rename, EIO) ? -1 : real(a, from, b, to, flags);
}

int unlink(const char* path) noexcept {
  static auto* real = next<int(const char*)>("unlink");
  return disk_fails(Calls::remove, EIO) ? -1 : real(path);
}

int unlinkat(int directory, const char* path, int flags) noexcept {
  static auto* real = next<int(int, const char*, int)>("unlinkat");
  return disk_fails(Calls::remove, EIO) ? -1 : real(directory, path, flags);
}

int remove(const char* path) noexcept {
  static auto* real = next<int(const char*)>("remove");
  return disk_fails(Calls::remove, EIO) ? -1 : real(path);
}

int rmdir(const char* path) noexcept {
  static auto* real = next<int(const char*)>("rmdir");
  return disk_fails(Calls::remove, EIO) ? -1 : real(path);
}

int fsync(int fd) {
  static auto* real = next<int(int)>("fsync");
  return disk_fails(Calls::sync, EIO) ? -1 : real(fd);
}

int fchmod(int fd, mode_t mode) noexcept {
  static auto* real = next<int(int, mode_t)>("fchmod");
  return disk_fails(Calls::sync, EIO) ? -1 : real(fd, mode);
}

int chmod(const char* path, mode_t mode) noexcept {
  static auto* real = next<int(const char*, mode_t)>("chmod");
  return disk_fails(Calls::sync, EIO) ? -1 : real(path, mode);
}

int posix_spawnp(pid_t* pid,
                 const char* file,
                 const posix_spawn_file_actions_t* actions,
                 const posix_spawnattr_t* attributes,
                 char* const argv[],
                 char* const environment[]) {
  static auto* real = next<decltype(posix_spawnp)>("posix_spawnp");
  return fails(Calls::spawn)
             ? EAGAIN
             : real(pid, file, actions, attributes, argv, environment);
}

void* malloc(std::size_t size) noexcept {
  if (disk_fails(Calls::memory, ENOMEM)) {
    return nullptr;
  }
  return __libc_malloc(size);
}

} // extern "C"
