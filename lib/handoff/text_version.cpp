// SPDX-License-Identifier: MIT
// Names a text by its content: of what may be edited, which one was meant.
#include "handoff/text_version.hpp"

#include "base/sha256.hpp"

namespace handoff {

std::string text_version(std::string_view text, std::size_t digits) {
  return base::hex(base::sha256(text)).substr(0, digits);
}

} // namespace handoff
