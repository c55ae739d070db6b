// SPDX-License-Identifier: MIT
// A file's bytes, as they are in the system's cache.
#include "base/mapped_file.hpp"

#include "base/fd.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <utility>

namespace handoff::base {

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  constexpr std::int64_t second = 1'000'000'000;
  const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  struct stat found {};
  if (!file.is_open() || ::fstat(file.get(), &found) != 0 ||
      !S_ISREG(found.st_mode)) {
    return std::nullopt;
  }
  MappedFile mapped;
  mapped.written_ = found.st_mtim.tv_sec * second + found.st_mtim.tv_nsec;
  const auto size = static_cast<std::size_t>(found.st_size);
  if (size == 0) {
    return mapped;
  }
  void* const at = ::mmap(
      nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file.get(), 0);
  if (at == MAP_FAILED) {
    return std::nullopt;
  }
  mapped.bytes_ = {static_cast<const char*>(at), size};
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : bytes_(std::exchange(other.bytes_, {})), written_(other.written_) {}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) {
    ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
  }
}

} // namespace handoff::base
