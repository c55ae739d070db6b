// SPDX-License-Identifier: MIT
// A line on standard error for work that takes long.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace handoff::base {

enum class Verbosity { quiet, normal };

// Says nothing where standard error is not a terminal, when quiet, and for the
// first second; then one line that its end removes.
class Progress {
public:
  // `doing` is what is happening: "reading the history".
  Progress(std::string doing, Verbosity verbosity);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // `total` is 0 where it is not known. Cheap enough for every step.
  void update(std::size_t done, std::size_t total);

private:
  using Clock = std::chrono::steady_clock;
  std::string doing_;
  bool is_shown_;
  bool has_line_ = false;
  Clock::time_point next_;
};

} // namespace handoff::base
