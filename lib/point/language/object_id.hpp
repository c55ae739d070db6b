// SPDX-License-Identifier: MIT
// Object ids as bytes; git::to_digits() makes digits of them again.
#pragma once

#include <string>
#include <string_view>

namespace handoff::point {

// Appends "9d01…" as bytes. Of an odd or wrong digit it makes what it can: git
// wrote it.
void append_id(std::string& bytes, std::string_view digits);

[[nodiscard]] std::string id_bytes(std::string_view digits);

} // namespace handoff::point
