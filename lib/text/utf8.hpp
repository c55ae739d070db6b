// SPDX-License-Identifier: MIT
// UTF-8, one code point at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::text {

struct Decoded {
  char32_t code_point = 0xfffd;
  std::size_t size = 1; // bytes taken; 1 where invalid
  bool valid = false;
};

// The code point at byte `at` (which must be inside `text`). Overlong forms,
// surrogates and values past U+10FFFF are invalid.
[[nodiscard]] Decoded decode_utf8(std::string_view text, std::size_t at);

// Appends `code_point` (a valid one) to `text`.
void append_utf8(std::string& text, char32_t code_point);

[[nodiscard]] bool is_valid_utf8(std::string_view text);

} // namespace handoff::text
