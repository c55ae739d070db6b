// SPDX-License-Identifier: MIT
// Git's index as it is on disk, read without git.
#pragma once

#include "base/mapped_file.hpp"
#include "git/repository.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::git {

// What the index notes of a file, each number cut to 32 bits as there.
struct FileStat {
  std::uint32_t ctime = 0; // seconds
  std::uint32_t ctime_nanoseconds = 0;
  std::uint32_t mtime = 0;
  std::uint32_t mtime_nanoseconds = 0;
  std::uint32_t device = 0;
  std::uint32_t inode = 0;
  std::uint32_t mode = 0; // 0100644, 0100755, 0120000; 0160000: a submodule
  std::uint32_t user = 0;
  std::uint32_t group = 0;
  std::uint32_t size = 0; // bytes; 0 also means "look again"
};

// One file. Views are good as long as the IndexFile.
struct IndexEntry {
  std::string_view path;
  std::string_view id; // as bytes, not digits
  FileStat stat;
  int stage = 0;                     // 1 to 3 in a conflict
  bool is_intended = false;          // `git add -N`: has no content yet
  bool is_assumed_unchanged = false; // git does not look at the file
  bool is_left_out = false;          // of a sparse checkout
};

// The id that git would give a directory: the extension "TREE".
struct CachedTree {
  std::string_view name; // last component; empty for the root
  std::string_view id;   // as bytes; empty where it is not known
  std::size_t files = 0; // below it, where the id is known
  std::size_t next = 0;  // index of the first tree that is not below it
};

// Versions 2 to 4, either object format (gitformat-index(5)).
class IndexFile {
public:
  // `id_size` is that of an object id in bytes. Nothing for what a reader has
  // to know more about: a split or sparse index, an extension that may not be
  // passed over, whatever is damaged, no such file.
  [[nodiscard]] static std::optional<IndexFile> open(const std::string& path,
                                                     std::size_t id_size);
  // The same of bytes that outlive what is returned.
  [[nodiscard]] static std::optional<IndexFile> parse(std::string_view bytes,
                                                      std::size_t id_size);

  // In the order of paths, byte by byte; of one path by stage.
  [[nodiscard]] std::size_t size() const { return slots_.size(); }
  [[nodiscard]] IndexEntry entry(std::size_t index) const;
  [[nodiscard]] std::string_view path(std::size_t index) const;
  // The first entry whose path is not before `path`; size() when there is
  // none.
  [[nodiscard]] std::size_t find(std::string_view path) const;

  // Every directory before what is below it, the root first. Empty when the
  // index has no such extension.
  [[nodiscard]] std::span<const CachedTree> trees() const { return trees_; }
  // When the file was written, in nanoseconds since 1970; 0 when parsed. What
  // was changed since then may look unchanged ("racy git").
  [[nodiscard]] std::int64_t written() const {
    return file_ ? file_->written() : 0;
  }

private:
  class Parser;
  // Offsets: of the entry's first byte in `bytes_`; of its path there, or, in
  // version 4, in `names_`.
  struct Slot {
    std::uint32_t at = 0;
    std::uint32_t path = 0;
    std::uint32_t path_size = 0;
  };

  IndexFile() = default;

  std::optional<base::MappedFile> file_;
  std::string_view bytes_;
  std::size_t id_size_ = 0;
  bool has_names_ = false; // version 4
  std::string names_;
  std::vector<Slot> slots_;
  std::vector<CachedTree> trees_;
};

// Where it lies; `repository` needs its directories only. A hook may be told
// another file (GIT_INDEX_FILE).
[[nodiscard]] std::string index_path(const Repository& repository);

} // namespace handoff::git
