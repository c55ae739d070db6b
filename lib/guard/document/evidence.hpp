// SPDX-License-Identifier: MIT
// What in a document speaks for or against its being a handoff, with lines.
#pragma once

#include "guard/document/lexicon.hpp"
#include "guard/document/lines.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace handoff::guard {

// A phrase found at a place where its group counts.
struct VocabularyHit {
  std::uint32_t line = 0; // 0-based
  std::uint16_t group = 0;
  std::uint16_t where = 0; // of Where: what the line itself is
};

// What a line is about: its heading, or its label. Two keys of the same words
// have the same hash.
struct LineKey {
  std::uint32_t line = 0; // 0-based
  bool is_heading = false;
  std::uint64_t words = k_no_hash;
};
// Adds a word to the hash of a key.
[[nodiscard]] constexpr std::uint64_t extend_key(std::uint64_t key,
                                                 const Word& word) {
  return (key ^ word.hash) * 0x9e3779b97f4a7c15U;
}

// A document taken apart once; its regions are weighed from this.
struct Evidence {
  std::string_view text;
  std::vector<Line> lines;
  std::vector<VocabularyHit> hits;    // in the order of lines
  std::vector<LineKey> keys;          // in the order of lines
  std::vector<std::size_t> words;     // before line i; one more than lines
  std::vector<std::uint16_t> in_path; // groups that the path speaks for
};

[[nodiscard]] Evidence
collect(PhraseFinder& finder, const Lexicon& lexicon, std::string_view text);

// The groups that `path` (as git has it) speaks for.
[[nodiscard]] std::vector<std::uint16_t>
read_path(PhraseFinder& finder, const Lexicon& lexicon, std::string_view path);

// Lines [first, last) of a document.
struct Region {
  std::size_t first = 0;
  std::size_t last = 0;
};

// How strongly each group speaks in a region, 0 to 1, and the first line
// that says so (0-based; the path has none).
struct Strength {
  double value = 0;
  std::size_t line = 0;
};

[[nodiscard]] std::vector<Strength>
measure(const Evidence& evidence, const Lexicon& lexicon, Region region);

} // namespace handoff::guard
