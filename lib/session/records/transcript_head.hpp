// SPDX-License-Identifier: MIT
// What the first bytes of a transcript say, without reading all of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::session {

// At most `most` bytes from the start; "" when the file cannot be read.
[[nodiscard]] std::string read_head(const std::string& path,
                                    std::size_t most = 65'536);

// The first string member called `key`, unescaped; "" when there is none.
[[nodiscard]] std::string string_member(std::string_view json,
                                        std::string_view key);

// Last change in milliseconds since the epoch; 0 when there is no such file.
[[nodiscard]] std::int64_t modified_time(const std::string& path);

} // namespace handoff::session
