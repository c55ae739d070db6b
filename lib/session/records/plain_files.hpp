// SPDX-License-Identifier: MIT
// Files in directories that other programs fill: pipes, devices and what else
// could keep us waiting is never opened.
#pragma once

#include "base/fd.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace handoff::session {

struct PlainFile {
  base::Fd fd;
  std::uint64_t size = 0; // bytes, when it was opened
};

// Opens for reading. Throws Error, which names the path, when it cannot be
// opened or is no regular file (nor a link to one).
[[nodiscard]] PlainFile open_plain(const std::string& path);

// Nothing where open_plain() throws.
[[nodiscard]] std::optional<PlainFile> try_open_plain(const std::string& path);

// Whether a regular file, or a link to one, is there. Never throws.
[[nodiscard]] bool is_plain_file(const std::string& path);

// What a directory holds, in no order; nothing when it cannot be read.
[[nodiscard]] std::vector<std::filesystem::path>
entries(const std::filesystem::path& directory);

// The same with what its directories hold; links to directories are not
// followed.
[[nodiscard]] std::vector<std::filesystem::path>
entries_below(const std::filesystem::path& directory);

} // namespace handoff::session
