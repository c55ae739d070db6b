// SPDX-License-Identifier: MIT
// Lines and counted bytes from a pipe.
#include "base/pipe_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>

namespace handoff::base {

std::optional<std::string> PipeReader::read_line() {
  std::size_t searched = used_;
  for (;;) {
    const std::size_t end = buffer_.find('\n', searched);
    if (end != std::string::npos) {
      std::string line = buffer_.substr(used_, end - used_);
      used_ = end + 1;
      return line;
    }
    searched = buffer_.size() - used_; // fill() moves what is left to 0
    if (!fill()) {
      return std::nullopt;
    }
  }
}

std::optional<std::string> PipeReader::read_bytes(std::size_t size,
                                                  std::size_t most) {
  std::string bytes;
  const std::size_t kept = std::min(size, most);
  bytes.reserve(kept);
  while (size > 0) {
    if (used_ == buffer_.size() && !fill()) {
      return std::nullopt;
    }
    const std::size_t some = std::min(size, buffer_.size() - used_);
    bytes.append(buffer_, used_, std::min(some, kept - bytes.size()));
    used_ += some;
    size -= some;
  }
  return bytes;
}

bool PipeReader::fill() {
  buffer_.erase(0, used_);
  used_ = 0;
  std::array<char, 65536> piece;
  for (;;) {
    const ssize_t n = ::read(fd_, piece.data(), piece.size());
    if (n > 0) {
      buffer_.append(piece.data(), static_cast<std::size_t>(n));
      return true;
    }
    if (n == 0 || errno != EINTR) {
      return false;
    }
  }
}

} // namespace handoff::base
