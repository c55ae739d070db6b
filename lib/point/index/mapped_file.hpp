// SPDX-License-Identifier: MIT
// A file that is only read, mapped into memory.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::point {

// Bytes of a private file of ours, or of memory where no file can be.
class MappedFile {
public:
  // Nothing when it is not there, not ours, or not a regular file. Our files
  // are never changed in place, only replaced or removed.
  [[nodiscard]] static std::optional<MappedFile> open(const std::string& path);
  explicit MappedFile(std::string bytes);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view bytes() const;

  // What was read of the file need not stay in memory until it is read again.
  void rest() const;

private:
  MappedFile(void* start, std::size_t size) : start_(start), size_(size) {}
  void unmap();

  void* start_ = nullptr;
  std::size_t size_ = 0;
  std::string memory_;
};

} // namespace handoff::point
