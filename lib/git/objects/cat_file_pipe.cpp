// SPDX-License-Identifier: MIT
// A running `git cat-file` in a batch mode.
#include "git/objects/cat_file_pipe.hpp"

#include "git/git.hpp"

#include <algorithm>
#include <cerrno>
#include <unistd.h>
#include <utility>
#include <vector>

namespace handoff::git {
namespace {

base::Command cat_file(const CatFilePipe::Mode& mode) {
  std::vector<std::string> arguments = {"cat-file"};
  arguments.insert(arguments.end(), mode.begin(), mode.end());
  return command(std::move(arguments));
}

} // namespace

CatFilePipe::CatFilePipe(const Mode& mode)
    : child_(cat_file(mode),
             {.in = base::Stream::pipe,
              .out = base::Stream::pipe,
              .err = base::Stream::null}),
      reader_(child_.out()) {}

void CatFilePipe::send(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(child_.in(), text.data(), text.size());
    if (n > 0) {
      text.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      // It has ended, or does not see the rest: no answer is waited for.
      child_.close_in();
      return;
    }
  }
}

std::optional<std::string> CatFilePipe::read_line() {
  return reader_.read_line();
}

std::string CatFilePipe::read_bytes(std::size_t size, std::size_t most) {
  // With the newline that follows an object, which is never kept.
  std::optional<std::string> bytes =
      reader_.read_bytes(size + 1, std::min(size, most));
  if (!bytes) {
    throw Error("cannot read an object: 'git cat-file' ended",
                "'git fsck' checks the repository");
  }
  return std::move(*bytes);
}

} // namespace handoff::git
