// SPDX-License-Identifier: MIT
// Short salted hashes by which copies of a blob's text are found again.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace handoff::point {

class NoteLines;

// 40 bits, in the low bits.
using Fingerprint = std::uint64_t;
inline constexpr unsigned k_fingerprint_bits = 40;

// Of a line of the notes, 0-based.
struct NotePrint {
  std::size_t line = 0;
  Fingerprint print = 0;
  friend auto operator<=>(const NotePrint&, const NotePrint&) = default;
};

enum class TextKind { code, prose };

// Lines: each pair of neighbouring lines that say something has a
// fingerprint. Prose has, besides, fingerprints of six neighbouring words, of
// eight such that one whose hash without salt is the least: any thirteen words
// have one. Whether a blob has the fingerprint of a passage is so decided by
// the passage, neither by the salt nor by what is around it: the blobs
// that hold a passage can be counted.
//
// A line's hash adds up one number a byte. White space, quotes, dashes, dots
// and comment marks count nothing, so that however a line was pasted its hash
// is the same; that the order within a line counts nothing either only means
// a rare blob too much to look at. The salt comes last: without it a
// fingerprint tells nothing.
class Fingerprinter {
public:
  explicit Fingerprinter(std::uint64_t salt);

  // What is kept of a blob, in the order of its text; some may come again.
  [[nodiscard]] std::vector<Fingerprint> of_blob(std::string_view bytes,
                                                 TextKind kind) const;

  // What copies in the notes may have, sorted, each once a line: nothing is
  // left out, since the notes do not know what the blob's text kept.
  [[nodiscard]] std::vector<NotePrint> of_notes(const NoteLines& notes) const;

private:
  [[nodiscard]] Fingerprint salted(std::uint64_t first,
                                   std::uint64_t second) const;
  [[nodiscard]] std::uint64_t sum(std::string_view bytes) const;
  void add_lines(std::vector<Fingerprint>& to, std::string_view bytes) const;
  void add_words(std::vector<Fingerprint>& to, std::string_view bytes) const;
  void add_note_lines(std::vector<NotePrint>& to, const NoteLines& notes) const;
  void add_note_words(std::vector<NotePrint>& to, const NoteLines& notes) const;

  std::uint64_t first_salt_;
  std::uint64_t second_salt_;
  std::array<std::uint64_t, 256> numbers_{};
};

} // namespace handoff::point
