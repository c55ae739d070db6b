// SPDX-License-Identifier: MIT
// Base64, to look inside a value.
#pragma once

#include <string>
#include <string_view>

namespace handoff::redact {

// The bytes of `text` in either alphabet, up to the first byte that is in
// neither; padding is optional.
[[nodiscard]] std::string decode_base64(std::string_view text);

} // namespace handoff::redact
