// SPDX-License-Identifier: MIT
// Files of the work tree that hold what the index says they hold.
#include "git/direct/index_matches_worktree.hpp"

#include "base/attempt.hpp"
#include "base/private_file.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <utility>
#include <vector>

namespace handoff::git {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_attributes = ".gitattributes";

// Every file that attributes may be in.
std::vector<std::string> attribute_files(const Repository& repository,
                                         const IndexFile& index) {
  std::vector<std::string> files = {repository.common_dir + "/info/attributes"};
  if (auto own = repository.config.get_path("core.attributesfile")) {
    files.push_back(std::move(*own));
  } else if (const char* home = std::getenv("HOME")) {
    const char* const xdg = std::getenv("XDG_CONFIG_HOME");
    files.push_back((xdg != nullptr && *xdg != '\0'
                         ? std::string(xdg)
                         : std::string(home) + "/.config") +
                    "/git/attributes");
  }
  for (std::size_t i = 0; i < index.size(); ++i) {
    const std::string_view path = index.path(i);
    const bool is_it = path.ends_with(k_attributes) &&
                       (path.size() == k_attributes.size() ||
                        path[path.size() - k_attributes.size() - 1] == '/');
    if (is_it) {
      files.push_back(repository.worktree + "/" + std::string(path));
    }
  }
  return files;
}

// Whether attributes may make a file something else than its blob.
bool may_transform(const Repository& repository, const IndexFile& index) {
  const bool has_filters = !repository.config.subsections("filter").empty();
  for (const std::string& path : attribute_files(repository, index)) {
    std::string text;
    std::error_code unknown;
    // A repository may hold a link to a device or a pipe: git passes it over.
    if (!fs::is_regular_file(path, unknown)) {
      continue;
    }
    if (base::attempt([&] { text = base::read_file(path); })) {
      return true;
    }
    if (text.find("working-tree-encoding") != std::string::npos ||
        (has_filters && text.find("filter") != std::string::npos)) {
      return true;
    }
  }
  return false;
}

constexpr std::int64_t k_second = 1'000'000'000;

// Of what is noted without nanoseconds the whole second counts.
bool is_time(std::uint32_t seconds,
             std::uint32_t nanoseconds,
             const timespec& found) {
  return seconds == static_cast<std::uint32_t>(found.tv_sec) &&
         (nanoseconds == 0 ||
          nanoseconds == static_cast<std::uint32_t>(found.tv_nsec));
}

bool is_as_noted(const FileStat& noted, const struct stat& found) {
  return S_ISREG(found.st_mode) &&
         noted.size == static_cast<std::uint32_t>(found.st_size) &&
         noted.inode == static_cast<std::uint32_t>(found.st_ino) &&
         is_time(noted.mtime, noted.mtime_nanoseconds, found.st_mtim) &&
         is_time(noted.ctime, noted.ctime_nanoseconds, found.st_ctim);
}

// "Racy git": what was noted in the moment in which the index was written may
// have been changed after that in the same moment.
bool is_before(const FileStat& noted, std::int64_t written) {
  return noted.mtime_nanoseconds == 0
             ? noted.mtime < written / k_second
             : noted.mtime * k_second + noted.mtime_nanoseconds < written;
}

} // namespace

CleanFiles::CleanFiles(base::Fd top, const IndexFile& index)
    : top_(std::move(top)), index_written_(index.written()) {}

std::optional<CleanFiles> CleanFiles::open(const Repository& repository,
                                           const IndexFile& index) {
  base::Fd top(
      ::open(repository.worktree.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!top.is_open() || may_transform(repository, index)) {
    return std::nullopt;
  }
  return CleanFiles(std::move(top), index);
}

base::Fd CleanFiles::open(const IndexEntry& entry) const {
  constexpr int k_flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  if (!is_before(entry.stat, index_written_)) {
    return base::Fd();
  }
  const std::string path(entry.path);
  base::Fd file(::openat(top_.get(), path.c_str(), k_flags));
  struct stat found {};
  const bool is_clean = file.is_open() && ::fstat(file.get(), &found) == 0 &&
                        is_as_noted(entry.stat, found);
  return is_clean ? std::move(file) : base::Fd();
}

} // namespace handoff::git
