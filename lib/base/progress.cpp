// SPDX-License-Identifier: MIT
// A line on standard error for work that takes long.
#include "base/progress.hpp"

#include "base/terminal.hpp"

#include <algorithm>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace handoff::base {
namespace {

constexpr std::chrono::milliseconds k_patience{1000};
constexpr std::chrono::milliseconds k_pause{100};

} // namespace

Progress::Progress(std::string doing, Verbosity verbosity)
    : doing_(std::move(doing)),
      is_shown_(verbosity == Verbosity::normal && is_terminal(STDERR_FILENO)),
      next_(Clock::now() + k_patience) {}

Progress::~Progress() {
  if (has_line_) {
    std::fputs("\r\033[K", stderr);
  }
}

void Progress::update(std::size_t done, std::size_t total) {
  if (!is_shown_) {
    return;
  }
  const Clock::time_point time = Clock::now();
  if (time < next_) {
    return;
  }
  next_ = time + k_pause;
  has_line_ = true;
  std::string line = doing_ + ": ";
  if (total > 0) {
    line += std::to_string(done * 100 / total) + "% (" + std::to_string(done) +
            "/" + std::to_string(total) + ")";
  } else {
    line += std::to_string(done);
  }
  // A line that wraps could not be removed.
  line.resize(std::min(line.size(), terminal_columns() - 1));
  std::fputs(("\r" + line + "\033[K").c_str(), stderr);
}

} // namespace handoff::base
