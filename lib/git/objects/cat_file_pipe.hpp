// SPDX-License-Identifier: MIT
// A running `git cat-file` in a batch mode: lines in, lines and bytes out.
#pragma once

#include "base/child.hpp"
#include "base/pipe_reader.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// Nothing is ever fetched; what git complains of is not read.
class CatFilePipe {
public:
  // "--batch", or "--batch-command" and "--buffer", ...
  using Mode = std::vector<std::string>;
  // Throws Error when git cannot be started.
  explicit CatFilePipe(const Mode& mode);

  // Writes all of it. A git that has ended is found out when reading.
  void send(std::string_view text);
  // Up to a newline, which is taken and not given. Nothing when git ended.
  [[nodiscard]] std::optional<std::string> read_line();
  // `size` bytes and the newline that follows an object, which is not given.
  // Of more than `most` only the first are kept: memory does not grow with
  // the object. Throws Error when git ended before.
  [[nodiscard]] std::string read_bytes(std::size_t size,
                                       std::size_t most = std::string::npos);

private:
  base::Child child_;
  base::PipeReader reader_;
};

} // namespace handoff::git
