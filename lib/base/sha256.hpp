// SPDX-License-Identifier: MIT
// SHA-256 (FIPS 180-4), and a keyed hash made of it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::base {

using Digest = std::array<std::uint8_t, 32>;

[[nodiscard]] Digest sha256(std::string_view bytes);

// HMAC-SHA-256 (RFC 2104): reveals nothing about `bytes` without `key`, which
// may have any length.
[[nodiscard]] Digest hmac_sha256(std::string_view key, std::string_view bytes);

// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string hex(const Digest& digest);

} // namespace handoff::base
