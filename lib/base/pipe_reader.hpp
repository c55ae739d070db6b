// SPDX-License-Identifier: MIT
// Lines and counted bytes from a pipe, as they come.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace handoff::base {

// `fd` stays its owner's and has to be blocking. An error reads as the end.
class PipeReader {
public:
  explicit PipeReader(int fd) : fd_(fd) {}

  // Up to a newline, which is taken and not given. Nothing at the end, also
  // where bytes without a newline are left.
  [[nodiscard]] std::optional<std::string> read_line();
  // Takes exactly `size` bytes and gives the first `most` of them, so that
  // memory need not grow with `size`. Nothing when the pipe ends before.
  [[nodiscard]] std::optional<std::string>
  read_bytes(std::size_t size, std::size_t most = std::string::npos);

private:
  bool fill();

  int fd_;
  std::string buffer_; // read and not yet used from `used_` on
  std::size_t used_ = 0;
};

} // namespace handoff::base
