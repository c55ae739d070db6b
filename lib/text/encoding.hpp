// SPDX-License-Identifier: MIT
// Recognises and reads encodings other than UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::text {

// UTF-16 or UTF-32 in one byte order.
struct Encoding {
  std::size_t unit = 2; // bytes: 2 or 4
  bool little_endian = true;
  std::size_t bom = 0; // bytes to skip

  friend bool operator==(const Encoding&, const Encoding&) = default;
};

// By its byte order mark, or, where there are zero bytes, by being text and
// nothing else in just this encoding.
[[nodiscard]] std::optional<Encoding>
find_wide_encoding(std::string_view bytes);

// As UTF-8. What is not code point (an unpaired surrogate, a cut last unit)
// becomes U+FFFD.
[[nodiscard]] std::string decode_wide(std::string_view bytes,
                                      Encoding encoding);

// No UTF-8 sequence in it, every byte defined, and its high bytes standing
// alone between ASCII letters, as accents and curly quotes do.
[[nodiscard]] bool is_plainly_windows_1252(std::string_view bytes);

// As UTF-8; the five undefined bytes become U+FFFD.
[[nodiscard]] std::string decode_windows_1252(std::string_view bytes);

} // namespace handoff::text
