// SPDX-License-Identifier: MIT
// Classes of bytes, and runs of them.
#pragma once

#include "text/ascii.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace handoff::redact {

enum class Charset : std::uint8_t {
  digit,     // 0-9
  hex,       // 0-9a-fA-F
  lower,     // a-z0-9
  upper,     // A-Z0-9
  alnum,     // A-Za-z0-9
  base64,    // alnum + / =
  base64url, // alnum _ -
  token,     // alnum _ - . + / = ~
  graphic,   // any byte above space but quotes, backslash, < and >
};

// Which sets each byte is in: bit n stands for the set with number n.
extern const std::array<std::uint16_t, 256> k_charset_masks;

[[nodiscard]] inline bool is_in(Charset set, char c) {
  return ((k_charset_masks[static_cast<unsigned char>(c)] >>
           static_cast<unsigned>(set)) &
          1U) != 0;
}

// "base64url" and so on.
[[nodiscard]] std::optional<Charset> charset_named(std::string_view name);

using text::is_alnum;
using text::is_blank;
using text::is_digit;
using text::is_letter;
using text::is_lower;
using text::is_newline;
using text::is_upper;
using text::to_lower;

// The end of the run of `set` that starts at `at`.
[[nodiscard]] inline std::size_t
run_end(std::string_view text, std::size_t at, Charset set) {
  while (at < text.size() && is_in(set, text[at])) {
    ++at;
  }
  return at;
}

// The start of the run of `set` that ends at `at`; not before `limit`.
[[nodiscard]] inline std::size_t run_start(std::string_view text,
                                           std::size_t at,
                                           Charset set,
                                           std::size_t limit = 0) {
  while (at > limit && is_in(set, text[at - 1])) {
    --at;
  }
  return at;
}

// True when nothing that belongs to a word stands before `at`. The letter of
// an escape (\n, \t, %3D, \u0022) is no word.
[[nodiscard]] bool starts_word(std::string_view text, std::size_t at);

// Whether `text` holds `needle` at `at`, whatever the case of `text`;
// `needle` is lower case.
[[nodiscard]] inline bool
has_at(std::string_view text, std::size_t at, std::string_view needle) {
  if (at > text.size() || text.size() - at < needle.size()) {
    return false;
  }
  for (std::size_t i = 0; i < needle.size(); ++i) {
    if (to_lower(text[at + i]) != needle[i]) {
      return false;
    }
  }
  return true;
}

[[nodiscard]] bool equals_folded(std::string_view a, std::string_view b);

} // namespace handoff::redact
