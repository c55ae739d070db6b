// SPDX-License-Identifier: MIT
// Listing directories and reading the first bytes of files that others wrote.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::skills {

// The names in `path`, sorted, without "." and ".."; nothing when it cannot
// be listed (there is no such directory, most often).
[[nodiscard]] std::vector<std::string> list_directory(const std::string& path);

struct Head {
  std::string bytes;
  bool is_cut = false; // the file goes on
};

// At most `most` bytes of a regular file; nothing if there is none that we
// can read. Never waits: a pipe or a device is not a file here.
[[nodiscard]] std::optional<Head> read_head(const std::string& path,
                                            std::size_t most);

// "x" of "/a/b/x", also with slashes at the end.
[[nodiscard]] std::string last_part(std::string_view path);

} // namespace handoff::skills
