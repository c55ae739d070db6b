// SPDX-License-Identifier: MIT
// The conversation that is kept beside a handoff.
#include "store/kept_archive.hpp"

#include "archive/file.hpp"
#include "base/error.hpp"
#include "base/private_file.hpp"

#include <filesystem>

namespace handoff::store {

std::string archive_path(const std::string& path) {
  return path.substr(0, path.rfind('.')) + ".archive";
}

archive::LoadedArchive read_archive(const StoredHandoff& handoff) {
  const std::string path = archive_path(handoff.path);
  std::error_code error;
  if (!std::filesystem::exists(std::filesystem::symlink_status(path, error))) {
    throw Error("handoff " + handoff.front.id + " has no stored conversation",
                "no session was read for it, or it was written with "
                "--no-archive; 'git handoff show' has the document");
  }
  auto kept = archive::read_file_bytes(
      base::read_private_file(path, archive::k_max_file_bytes));
  if (!kept) {
    throw Error("the conversation of handoff " + handoff.front.id +
                    " is damaged: '" + path + "'",
                "'git handoff show' has the document");
  }
  return std::move(*kept);
}

} // namespace handoff::store
