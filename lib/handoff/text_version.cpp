// SPDX-License-Identifier: MIT
// Names a text by its content: of what may be edited, which one was meant.
#include "handoff/text_version.hpp"

#include "redact/sha256.hpp"

#include <cstdint>

namespace handoff {

std::string text_version(std::string_view text, std::size_t digits) {
  std::string version;
  for (const std::uint8_t byte : redact::sha256(text)) {
    version += "0123456789abcdef"[byte >> 4U];
    version += "0123456789abcdef"[byte & 15U];
  }
  return version.substr(0, digits);
}

} // namespace handoff
