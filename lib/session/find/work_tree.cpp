// SPDX-License-Identifier: MIT
// The work tree that a session was started in, by what is on the disk.
#include "session/find/work_tree.hpp"

#include <filesystem>

namespace handoff::session {

std::string work_tree_of(const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  for (fs::path at = directory; at.is_absolute(); at = at.parent_path()) {
    if (fs::exists(at / ".git", ignored)) {
      return at.string();
    }
    if (!at.has_relative_path()) {
      break;
    }
  }
  return directory;
}

} // namespace handoff::session
