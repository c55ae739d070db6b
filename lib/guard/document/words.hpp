// SPDX-License-Identifier: MIT
// A line as folded words, in any script, with the shapes that facts have.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::guard {

// What a run of characters plainly is, whatever its letters.
enum class Shape : std::uint8_t {
  none, // an ordinary word
  number,
  date,        // 2026-05-08, 8.5.2026, 20260508
  time,        // 14:45
  version,     // v1.3.2
  ratio,       // 44/44
  percent,     // 95%
  commit,      // 7 to 40 hexadecimal digits, with a letter and a digit
  uuid,        // of a session
  reference,   // #42
  path,        // src/parse.cc
  place,       // src/parse.cc:120
  home,        // /home/someone/..., C:\Users\...
  branch,      // feat/rating
  url,         // of the web
  local_url,   // of this machine
  placeholder, // [what was done], {{name}}, YYYY-MM-DD
  tick,        // [x]
  box,         // [ ]
};

// The shape called `name` ("commit"); none if there is none.
[[nodiscard]] Shape shape_named(std::string_view name);

// One word. Letters are folded to lower case without accents and full-width
// forms; Han, kana and the parts of Hangul syllables stand alone, as no
// blanks separate their words.
struct Word {
  std::uint64_t hash = 0; // of the folded letters, or of a shape's bytes
  std::uint32_t begin = 0;
  std::uint32_t size = 0;   // bytes of WordReader::folded()
  std::uint32_t offset = 0; // byte of the line where it starts
  std::uint16_t head = 0;   // a hash of its first three bytes; 0: is shorter
  Shape shape = Shape::none;
};

// FNV-1a, continued: prefixes of a word have the hashes met on the way.
inline constexpr std::uint64_t k_no_hash = 0xcbf29ce484222325U;
[[nodiscard]] constexpr std::uint64_t extend_hash(std::uint64_t hash,
                                                  char byte) {
  return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
}

// What Word::head is of three or more bytes: 1 to 4095.
inline constexpr std::size_t k_head_size = 3;
inline constexpr std::size_t k_heads = 4096;
[[nodiscard]] constexpr std::uint16_t head_of(std::string_view letters) {
  std::uint32_t head = 0;
  for (const char byte : letters.substr(0, k_head_size)) {
    head = head * 67U + static_cast<unsigned char>(byte);
  }
  return letters.size() < k_head_size
             ? std::uint16_t{0}
             : static_cast<std::uint16_t>(1 + head % (k_heads - 1));
}

// Cuts lines into words; keeps its buffers, so that a file costs no
// allocations. What it returns is good until the next call.
class WordReader {
public:
  [[nodiscard]] std::span<const Word> read(std::string_view line);
  [[nodiscard]] std::string_view folded() const { return folded_; }

private:
  std::size_t read_mark(std::string_view line, std::size_t at);
  std::size_t read_chunk(std::string_view line, std::size_t at);
  std::size_t read_letters(std::string_view line, std::size_t at);
  std::size_t read_alone(std::string_view line, std::size_t at);
  bool fold_foreign(char32_t code_point);
  std::size_t
  read_foreign(std::string_view line, std::size_t at, std::size_t start);
  void add_word(std::size_t begin, std::size_t offset, std::uint64_t hash);
  void add_shape(Shape shape,
                 std::string_view line,
                 std::size_t offset,
                 std::size_t end);

  std::string folded_;
  std::vector<Word> words_;
};

} // namespace handoff::guard
