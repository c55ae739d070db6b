// SPDX-License-Identifier: MIT
// Secrets of our own: keys of hashes that mean nothing to anyone else.
#pragma once

#include <string>
#include <string_view>

namespace handoff::store {

// The secret in the file `path`; empty if there is none, or it is damaged.
[[nodiscard]] std::string read_secret(const std::string& path);

// The same, made if there is none; of two processes that make it at once
// the first wins. The file's directory must exist. Throws Error.
[[nodiscard]] std::string make_secret(const std::string& path);

// 32 hexadecimal digits of HMAC-SHA-256.
[[nodiscard]] std::string keyed_hash(std::string_view secret,
                                     std::string_view text);

} // namespace handoff::store
