// SPDX-License-Identifier: MIT
// The author's notes as lines, and what each may be a copy of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace handoff::point {

// What is left of a note's line when something that people and agents put
// before pasted lines is taken away: quote marks, list marks, line numbers,
// diff signs, or nothing.
struct Core {
  std::size_t start = 0;  // byte of the line; its first visible character
  std::uint64_t hash = 0; // of the folded rest
  bool is_worthy = false;
};

struct NoteLine {
  std::size_t start = 0;   // byte of the notes
  std::size_t end = 0;     // without CR and LF
  std::vector<Core> cores; // the whole line first
  bool is_blank = false;
  bool is_fence = false; // opens or closes fenced code
  bool in_fence = false; // is between such lines
  bool is_code = false;  // in a fence that names a programming language
  bool has_crlf = false;
};

class NoteLines {
public:
  explicit NoteLines(std::string_view text);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::vector<NoteLine>& lines() const { return lines_; }
  [[nodiscard]] std::string_view line(std::size_t index) const {
    const NoteLine& line = lines_[index];
    return text_.substr(line.start, line.end - line.start);
  }

private:
  void mark_fences();

  std::string_view text_;
  std::vector<NoteLine> lines_;
};

// The starts of all cores of one line.
[[nodiscard]] std::vector<std::size_t> core_starts(std::string_view line);

// The fence line's marks ("```", "~~~~") behind its quote and list marks, or
// nothing.
[[nodiscard]] std::string_view fence_of(std::string_view line);

} // namespace handoff::point
