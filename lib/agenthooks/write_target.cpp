// SPDX-License-Identifier: MIT
// Where a write of a tool arrives.
#include "agenthooks/write_target.hpp"

namespace handoff::agenthooks {

namespace fs = std::filesystem;

fs::path write_target(const fs::path& path) {
  constexpr int k_max_links = 40; // as in Linux (path_resolution(7))
  fs::path target = path;
  std::error_code failed;
  for (int i = 0; i < k_max_links; ++i) {
    const fs::path directory =
        fs::weakly_canonical(target.parent_path(), failed);
    if (failed) {
      return path;
    }
    target = directory / target.filename();
    if (!fs::is_symlink(target, failed)) {
      return target;
    }
    target = directory / fs::read_symlink(target, failed);
  }
  return path;
}

fs::path existing_directory(const fs::path& target) {
  std::error_code failed;
  fs::path directory = target.parent_path();
  while (directory.has_relative_path() &&
         !fs::is_directory(directory, failed)) {
    directory = directory.parent_path();
  }
  return directory;
}

} // namespace handoff::agenthooks
