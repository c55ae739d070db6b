// SPDX-License-Identifier: MIT
// Files and directories that only their owner can read, written whole or not.
#pragma once

#include <string>
#include <string_view>

namespace handoff::base {

// Makes `path` (its parent must exist) a directory of mode 0700. An existing
// one must be a real directory of ours that no one else can enter: a symlink,
// another owner or a wider mode is refused with an Error that says which.
void make_private_directory(const std::string& path);

enum class IfExists { refuse, replace };

// Writes `bytes` to `path` with mode 0600, atomically: a reader sees the old
// file or the whole new one, and a failure or signal leaves no part of it.
// With `refuse`, an existing file is an Error and stays as it is. Symlinks
// are not followed in the last component.
void write_private_file(const std::string& path,
                        std::string_view bytes,
                        IfExists if_exists);

// The same, never replacing: false, and nothing done, when `path` exists.
// Two processes that create one path at once: exactly one is told true.
[[nodiscard]] bool create_private_file(const std::string& path,
                                       std::string_view bytes);

// The whole file. Throws Error when it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);

// The same for a file that write_private_file has made: a symlink, another
// owner, what is not a regular file (it could block forever) or holds more than
// `most` bytes is an Error.
[[nodiscard]] std::string read_private_file(const std::string& path,
                                            std::size_t most);

// The same, but of a longer file its last `most` bytes.
[[nodiscard]] std::string read_private_tail(const std::string& path,
                                            std::size_t most);

} // namespace handoff::base
