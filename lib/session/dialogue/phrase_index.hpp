// SPDX-License-Identifier: MIT
// Finds the phrases of a table in a text, in one pass over its words.
#pragma once

#include "text/ascii.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace handoff::session {

// Whether a byte leads a character of kana, Han or Hangul, which are written
// without blanks: each character is a word.
[[nodiscard]] constexpr bool is_cjk(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0xE3 && byte <= 0xED;
}

// A byte of a word in lower case: letters, digits, "_", and all beyond ASCII.
[[nodiscard]] constexpr bool is_word_byte(char c) {
  return text::is_digit(c) || text::is_lower(c) || c == '_' ||
         text::is_multibyte(c);
}

// A phrase of the table: lower case, begins with a word.
struct Phrase {
  std::string_view text;
  std::uint8_t kind = 0;
};

struct PhraseHit {
  std::size_t at = 0;
  std::size_t size = 0; // bytes
  std::uint8_t kind = 0;
};

class PhraseIndex {
public:
  // The bytes of the phrases must outlive the index.
  explicit PhraseIndex(std::vector<Phrase> phrases);

  // Appends the phrases that appear in `lower` between word borders, by
  // ascending place; of one kind and place the longest, and of one kind none
  // that overlaps an earlier one. Linear in the text.
  void find(std::string_view lower, std::vector<PhraseHit>& hits) const;

  // Whether `lower` is a phrase of this kind.
  [[nodiscard]] bool holds(std::string_view lower, std::uint8_t kind) const;

private:
  // The phrases of one first word stand side by side.
  struct Slot {
    std::uint64_t word = 0;  // its first eight bytes
    std::uint32_t size = 0;  // of the word; 0: an empty slot
    std::uint32_t first = 0; // index into phrases_
    std::uint32_t count = 0;
  };

  [[nodiscard]] std::size_t place_of(std::string_view word) const;
  [[nodiscard]] std::span<const Phrase>
  beginning_with(std::string_view word) const;

  std::vector<Phrase> phrases_;
  std::vector<Slot> slots_; // a hash table, its size a power of two
};

} // namespace handoff::session
