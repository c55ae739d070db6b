// SPDX-License-Identifier: MIT
// The files of one tree by blob id, kept so that no later run lists them.
#pragma once

#include "point/mapped_file.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A regular file of a tree. `id` is of bytes, not of digits.
struct TreeFile {
  std::string_view id;
  std::string_view path;
};

// "9d01…" as bytes. Of an odd or wrong digit it makes what it can: git wrote
// it.
[[nodiscard]] std::string id_bytes(std::string_view digits);

class TreeListing {
public:
  // What `git ls-tree -r -z <tree>` prints, read; symlinks and submodules
  // are left out.
  [[nodiscard]] static TreeListing read(const std::string& tree,
                                        std::size_t id_size);

  // The listing kept in `directory`. Nothing when there is none, it is
  // damaged, or it relies on a segment that is gone.
  [[nodiscard]] static std::optional<TreeListing>
  open(const std::string& directory,
       const std::string& tree,
       std::size_t id_size,
       const std::vector<std::string>& segments);

  // Keeps it, and of the others only the newest few. To be called when all
  // its blobs are in the index of these segments.
  void keep(const std::string& directory,
            const std::string& tree,
            const std::vector<std::string>& segments) const;

  [[nodiscard]] std::size_t size() const { return count_; }
  // By number, in the order of ids.
  [[nodiscard]] TreeFile file(std::size_t number) const;
  // The numbers of all files with this content.
  [[nodiscard]] std::vector<std::size_t> find(std::string_view id) const;

private:
  explicit TreeListing(MappedFile file) : file_(std::move(file)) {}
  [[nodiscard]] bool read_tables(std::size_t id_size);

  MappedFile file_;
  std::size_t id_size_ = 0;
  std::size_t count_ = 0;
  std::string_view ids_;
  std::string_view ends_; // 4 bytes each: where a path ends
  std::string_view paths_;
};

} // namespace handoff::point
