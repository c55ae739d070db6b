// SPDX-License-Identifier: MIT
// A running `git cat-file` in a batch mode.
#include "git/cat_file_pipe.hpp"

#include "git/git.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <unistd.h>
#include <vector>

namespace handoff::git {
namespace {

base::Command cat_file(const CatFilePipe::Mode& mode) {
  std::vector<std::string> arguments = {"cat-file"};
  arguments.insert(arguments.end(), mode.begin(), mode.end());
  return offline(command(std::move(arguments)));
}

} // namespace

CatFilePipe::CatFilePipe(const Mode& mode)
    : child_(cat_file(mode),
             {.in = base::Stream::pipe,
              .out = base::Stream::pipe,
              .err = base::Stream::null}) {}

void CatFilePipe::send(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(child_.in(), text.data(), text.size());
    if (n > 0) {
      text.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      return; // it has ended: reading says so
    }
  }
}

std::optional<std::string> CatFilePipe::read_line() {
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

std::string CatFilePipe::read_bytes(std::size_t size, std::size_t most) {
  std::string bytes;
  const std::size_t kept = std::min(size, most);
  bytes.reserve(kept);
  std::size_t left = size + 1; // with the newline
  while (left > 0) {
    if (used_ == buffer_.size() && !fill()) {
      throw Error("cannot read an object: 'git cat-file' ended",
                  "'git fsck' checks the repository");
    }
    const std::size_t some = std::min(left, buffer_.size() - used_);
    bytes.append(buffer_, used_, std::min(some, kept - bytes.size()));
    used_ += some;
    left -= some;
  }
  return bytes;
}

bool CatFilePipe::fill() {
  buffer_.erase(0, used_);
  used_ = 0;
  std::array<char, 65536> piece;
  for (;;) {
    const ssize_t n = ::read(child_.out(), piece.data(), piece.size());
    if (n > 0) {
      buffer_.append(piece.data(), static_cast<std::size_t>(n));
      return true;
    }
    if (n == 0 || errno != EINTR) {
      return false;
    }
  }
}

} // namespace handoff::git
