// SPDX-License-Identifier: MIT
// SHA-256 (FIPS 180-4), for checksums in addresses.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace handoff::redact {

[[nodiscard]] std::array<std::uint8_t, 32> sha256(std::string_view bytes);

} // namespace handoff::redact
