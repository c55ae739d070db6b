// SPDX-License-Identifier: MIT
// The words of a text as they are compared: one rule for question and answer.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::archive {

// Walks the terms of a text as hashes. ASCII letters count without case; a
// name in one piece (parse_header, parseHeader, src/a.cc) is a term, and so is
// each of its parts; common English endings are taken off; letters of scripts
// without blanks (CJK, kana) give terms of two neighbouring characters. Words
// that say nothing ("the", "is", "what") give none.
class TermReader {
public:
  explicit TermReader(std::string_view text) : text_(text) {}

  // The next term; 0 at the end.
  [[nodiscard]] std::uint64_t next();

  // What a text with the term that next() gave holds, ASCII letters in lower
  // case: the term itself, without the ending that it lost.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

private:
  [[nodiscard]] std::uint64_t term(std::string_view bytes);
  [[nodiscard]] std::uint64_t next_part();
  [[nodiscard]] bool find_name();
  [[nodiscard]] std::uint64_t next_pair();

  std::string_view text_;
  std::size_t at_ = 0;
  std::string_view name_; // whose parts are being read
  std::size_t part_at_ = 0;
  bool is_whole_given_ = true;
  std::string buffer_;
  std::string_view bytes_;
};

} // namespace handoff::archive
