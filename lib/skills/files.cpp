// SPDX-License-Identifier: MIT
// Listing directories and reading the first bytes of files that others wrote.
#include "skills/files.hpp"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace handoff::skills {
namespace {

struct CloseDirectory {
  void operator()(DIR* directory) const { ::closedir(directory); }
};

class File {
public:
  explicit File(const std::string& path)
      : descriptor_(::open(path.c_str(),
                           O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)) {}
  ~File() {
    if (descriptor_ >= 0) {
      ::close(descriptor_);
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  // Bytes of a regular file; nothing for anything else.
  [[nodiscard]] std::optional<std::size_t> size() const {
    struct stat status = {};
    const bool is_regular = descriptor_ >= 0 &&
                            ::fstat(descriptor_, &status) == 0 &&
                            S_ISREG(status.st_mode);
    return is_regular ? std::optional(static_cast<std::size_t>(status.st_size))
                      : std::nullopt;
  }
  [[nodiscard]] int get() const { return descriptor_; }

private:
  int descriptor_;
};

} // namespace

std::vector<std::string> list_directory(const std::string& path) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, CloseDirectory> directory(::opendir(path.c_str()));
  if (!directory) {
    return names;
  }
  while (const dirent* entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") {
      names.emplace_back(name);
    }
  }
  std::ranges::sort(names);
  return names;
}

std::optional<Head> read_head(const std::string& path, std::size_t most) {
  const File file(path);
  const std::optional<std::size_t> whole = file.size();
  if (!whole) {
    return std::nullopt;
  }
  Head head;
  head.is_cut = *whole > most;
  head.bytes.resize(std::min(*whole, most));
  std::size_t size = 0;
  while (size < head.bytes.size()) {
    const ssize_t n =
        ::read(file.get(), &head.bytes[size], head.bytes.size() - size);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      return std::nullopt;
    }
    if (n == 0) {
      break;
    }
    size += static_cast<std::size_t>(n);
  }
  head.bytes.resize(size); // less, when it shrank meanwhile
  return head;
}

std::string last_part(std::string_view path) {
  while (path.size() > 1 && path.ends_with('/')) {
    path.remove_suffix(1);
  }
  return std::string(path.substr(path.rfind('/') + 1));
}

} // namespace handoff::skills
