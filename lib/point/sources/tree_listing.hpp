// SPDX-License-Identifier: MIT
// The files of one tree by blob id, kept so that no later run lists them.
#pragma once

#include "point/index/mapped_file.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A regular file of a tree. No listing holds names, which may be secret: they
// are looked up in the tree itself (tree_names.hpp).
struct TreeFile {
  std::string_view id;         // of the blob, as bytes
  std::uint32_t directory = 0; // 0 is the tree itself
  std::uint32_t entry = 0;     // 0-based, of the directory's
  std::uint32_t place = 0;     // among all files, in git's order of paths
  std::uint32_t path_size = 0; // bytes
  bool is_secondary = false;   // a test, a sample, generated or of others
};

struct TreeDirectory {
  std::string_view id;      // as bytes; of the tree itself none
  std::uint32_t parent = 0; // less than its own number
  std::uint32_t entry = 0;  // of the parent's
};

class TreeListing {
public:
  // Of what `git ls-tree -r -t -z` printed; `paths` are by place. Symlinks and
  // submodules are left out.
  struct Printed;
  [[nodiscard]] static Printed read(std::string_view printed,
                                    std::size_t id_size);

  // The listing kept in `directory`. Nothing if there is none, it is
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

  // How many segments there were when it was kept.
  [[nodiscard]] std::size_t segment_count() const { return segments_; }

  [[nodiscard]] std::size_t size() const { return count_; }
  // By number, in the order of ids, then of places.
  [[nodiscard]] TreeFile file(std::size_t number) const;
  [[nodiscard]] std::string_view id(std::size_t number) const;
  // The numbers of all files with this content.
  struct Numbers {
    std::size_t begin = 0;
    std::size_t end = 0; // exclusive
  };
  [[nodiscard]] Numbers find(std::string_view id) const;
  // Nothing when there are not so many.
  [[nodiscard]] std::optional<TreeDirectory>
  directory(std::uint32_t number) const;

private:
  explicit TreeListing(MappedFile file) : file_(std::move(file)) {}
  [[nodiscard]] bool read_tables(std::size_t id_size);

  MappedFile file_;
  std::size_t id_size_ = 0;
  std::size_t count_ = 0;
  std::size_t segments_ = 0;
  std::size_t directory_count_ = 0;
  std::string_view tables_; // ids of files, files, directories
};

struct TreeListing::Printed {
  TreeListing listing;
  std::vector<std::string_view> paths;
};

} // namespace handoff::point
