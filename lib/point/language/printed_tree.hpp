// SPDX-License-Identifier: MIT
// What `git ls-tree -r -t -z` prints, read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::point {

// A regular file, executable or not. Secondary is what its path says is a test,
// a sample, generated or of others.
struct PrintedFile {
  std::string_view path;
  std::uint32_t directory = 0; // 0 is the tree itself
  std::uint32_t entry = 0;     // 0-based, of the directory's
  bool is_secondary = false;
};

struct PrintedDirectory {
  std::string_view path; // of the tree itself: empty
  std::uint32_t parent = 0;
  std::uint32_t entry = 0;   // of the parent's
  std::uint32_t entries = 0; // that it has
  bool is_secondary = false;
};

struct PrintedTree {
  std::vector<PrintedFile> files; // in git's order
  std::vector<PrintedDirectory> directories;
  // As bytes, one behind the other; the tree's own are zeros.
  std::string file_ids;
  std::string directory_ids;
};

// The paths look into `printed`. Entries that are cut or odd are left out.
[[nodiscard]] PrintedTree parse_printed_tree(std::string_view printed,
                                             std::size_t id_size);

} // namespace handoff::point
