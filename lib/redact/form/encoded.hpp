// SPDX-License-Identifier: MIT
// Base64 that is text when it is decoded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::redact {

struct Encoded {
  std::size_t start = 0; // bytes of the text, end exclusive
  std::size_t end = 0;
  std::string plain; // at most 12 KB
};

// The next run of base64, in either alphabet and also over several lines, that
// holds one of the bytes [at, to) and is printable text; without one, `start`
// is `to`. Runs of less than 40 bytes say too little.
[[nodiscard]] Encoded
next_encoded(std::string_view text, std::size_t at, std::size_t to);

} // namespace handoff::redact
