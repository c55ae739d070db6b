// SPDX-License-Identifier: MIT
// A file's bytes, as they are in the system's cache.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::base {

// Only for files that are replaced and never shortened in place, as git's own
// are: to read behind the end of a file ends the program.
class MappedFile {
public:
  // Nothing when the file cannot be read.
  [[nodiscard]] static std::optional<MappedFile> open(const std::string& path);

  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  // When it was last written, in nanoseconds since 1970.
  [[nodiscard]] std::int64_t written() const { return written_; }

private:
  MappedFile() = default;

  std::string_view bytes_;
  std::int64_t written_ = 0;
};

} // namespace handoff::base
