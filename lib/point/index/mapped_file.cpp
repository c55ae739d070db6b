// SPDX-License-Identifier: MIT
// A file that is only read, mapped into memory.
#include "point/index/mapped_file.hpp"

#include "base/fd.hpp"
#include "base/ownership.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace handoff::point {

std::optional<MappedFile> MappedFile::open(const std::string& path) {
  const base::Fd fd(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (!fd.is_open() || ::fstat(fd.get(), &status) != 0 ||
      !S_ISREG(status.st_mode) || !base::is_ours(status, path) ||
      status.st_size == 0) {
    return std::nullopt;
  }
  const auto size = static_cast<std::size_t>(status.st_size);
  void* start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0);
  return start == MAP_FAILED ? std::nullopt
                             : std::optional(MappedFile(start, size));
}

MappedFile::MappedFile(std::string bytes) : memory_(std::move(bytes)) {}

MappedFile::~MappedFile() {
  unmap();
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : start_(std::exchange(other.start_, nullptr)),
      size_(std::exchange(other.size_, 0)), memory_(std::move(other.memory_)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  unmap();
  start_ = std::exchange(other.start_, nullptr);
  size_ = std::exchange(other.size_, 0);
  memory_ = std::move(other.memory_);
  return *this;
}

std::string_view MappedFile::bytes() const {
  return start_ == nullptr
             ? std::string_view(memory_)
             : std::string_view(static_cast<const char*>(start_), size_);
}

void MappedFile::rest() const {
  if (start_ != nullptr) {
    ::madvise(start_, size_, MADV_DONTNEED);
  }
}

void MappedFile::unmap() {
  if (start_ != nullptr) {
    ::munmap(start_, size_);
    start_ = nullptr;
  }
}

} // namespace handoff::point
