// SPDX-License-Identifier: MIT
// A text as it is read, and which of its bytes are read as what.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::redact {

// Built from front to back. Offsets are bytes; `source` is the text that is
// read, at most 4 GB of it.
class View {
public:
  explicit View(std::string_view source) : source_(source) {}

  // Source bytes up to `end` are read as they are.
  void keep_until(std::size_t end);
  // The next `size` bytes of the source are not read at all.
  void drop(std::size_t size) { read_ += size; }
  // They are read as `code_point`.
  void put(std::size_t size, char32_t code_point);
  // They and the byte before them are read as `c`; false, and nothing is done,
  // if that byte is not read as it stands.
  [[nodiscard]] bool strike(std::size_t size, char c);

  [[nodiscard]] std::string_view text() const { return text_; }

  // Where in the source begins what is read as the byte at `at`.
  [[nodiscard]] std::size_t start_of(std::size_t at) const;
  // Where in the source ends what is read as the byte before `end`, which is
  // not 0.
  [[nodiscard]] std::size_t end_of(std::size_t end) const;

private:
  // Bytes that are the same in both texts, or, when `size` is not 0, that many
  // of the source that are read as something else.
  struct Piece {
    std::uint32_t at = 0;     // in text_
    std::uint32_t source = 0; // in source_
    std::uint32_t size = 0;
  };

  void begin_piece(std::size_t source, std::size_t size);
  [[nodiscard]] const Piece& piece_of(std::size_t at) const;

  std::string_view source_;
  std::string text_;
  std::vector<Piece> pieces_;
  std::size_t read_ = 0; // bytes of the source
};

// Bytes that are read otherwise than they stand.
struct Changed {
  std::size_t start = 0;
  std::size_t end = 0;
  bool is_seen = false; // as more than a space
};

// The next of them that start in [at, to); empty and at `to` if there are none.
[[nodiscard]] Changed
find_changed(std::string_view text, std::size_t at, std::size_t to);

// `text` with the characters that it spells: "\u005f" is "_".
[[nodiscard]] View spelled_out(std::string_view text);

// `text` without what its reader does not see.
[[nodiscard]] View without_unseen(std::string_view text);

// `text` as it is read: both.
[[nodiscard]] std::string as_read(std::string_view text);

} // namespace handoff::redact
