// SPDX-License-Identifier: MIT
// Files in directories that other programs fill.
#include "session/records/plain_files.hpp"

#include "base/error.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>

namespace handoff::session {
namespace {

namespace fs = std::filesystem;

template <typename Iterator>
std::vector<fs::path> all_of(Iterator at) {
  std::vector<fs::path> paths;
  std::error_code error;
  while (!error && at != Iterator()) {
    paths.push_back(at->path());
    at.increment(error);
  }
  return paths;
}

} // namespace

// Looked at before it is opened, for opening alone may wait (a pipe) or do
// something (a device); and after, for it may have changed.
std::optional<PlainFile> try_open_plain(const std::string& path) {
  if (!is_plain_file(path)) {
    return std::nullopt;
  }
  base::Fd fd(
      ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
  struct stat status = {};
  if (!fd.is_open() || ::fstat(fd.get(), &status) != 0 ||
      !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  return PlainFile{std::move(fd), static_cast<std::uint64_t>(status.st_size)};
}

PlainFile open_plain(const std::string& path) {
  errno = 0;
  if (auto file = try_open_plain(path)) {
    return std::move(*file);
  }
  if (errno != 0) {
    throw system_error("cannot open '" + path + "'", errno);
  }
  throw Error("cannot read '" + path + "': it is " +
              (fs::is_directory(path) ? "a directory" : "not a regular file"));
}

bool is_plain_file(const std::string& path) {
  struct stat status = {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

std::vector<fs::path> entries(const fs::path& directory) {
  std::error_code ignored;
  return all_of(fs::directory_iterator(directory, ignored));
}

std::vector<fs::path> entries_below(const fs::path& directory) {
  std::error_code ignored;
  return all_of(fs::recursive_directory_iterator(
      directory, fs::directory_options::skip_permission_denied, ignored));
}

} // namespace handoff::session
