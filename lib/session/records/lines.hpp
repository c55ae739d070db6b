// SPDX-License-Identifier: MIT
// The lines of a transcript, however long it and they are, in little memory.
#pragma once

#include "base/child.hpp"
#include "session/records/plain_files.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::session {

// Shortens the strings inside a JSON text that comes in pieces: what is
// behind the first `most` bytes of a string is left out, never in the middle
// of a character or an escape.
class StringCutter {
public:
  explicit StringCutter(std::size_t most) : most_(most) {}
  // Appends what is left of `piece` to `out`.
  void cut(std::string_view piece, std::string& out);

private:
  void inside(char c, std::string& out);

  std::size_t most_;
  std::size_t size_ = 0; // bytes of the string so far
  int digits_ = 0;       // of a \\u escape, still to come
  bool in_string_ = false;
  bool after_backslash_ = false;
  bool after_unicode_ = false; // a \u escape: half of a pair, perhaps
  bool is_dropping_ = false;
};

// Reads a file line by line in blocks. Lines up to k_whole_line are given as
// they are; of much longer ones, which hold pasted images and tool output,
// the long strings are cut, so that a line of a gigabyte still parses.
class LineReader {
public:
  static constexpr std::size_t k_whole_line = 4U << 20U; // bytes
  static constexpr std::size_t k_kept_string = 64U << 10U;
  // What is longer even when cut is skipped and counted.
  static constexpr std::size_t k_max_line_length = 16U << 20U;

  // Throws Error when the file cannot be opened or is no regular file. What
  // is appended from now on is not read. "*.zst" is read through zstd(1).
  explicit LineReader(const std::string& path);

  // The next line without its newline, k_json_padding readable bytes behind
  // it; nothing at the end of the file. Valid until the next call. Throws
  // Error when reading fails. A last line without a newline is given too.
  [[nodiscard]] std::optional<std::string_view> next();

  // Lines that were too long even when cut.
  [[nodiscard]] std::uint64_t skipped() const { return skipped_; }
  // Bytes of the file that the given lines took, newlines included.
  [[nodiscard]] std::uint64_t consumed() const { return consumed_; }

private:
  bool fill();
  std::optional<std::string_view> take(std::size_t end, std::size_t skip);
  std::optional<std::string_view> long_line();

  std::string path_;
  PlainFile file_;
  std::optional<base::Child> zstd_;
  std::string buffer_; // with k_json_padding bytes behind size_
  std::size_t start_ = 0;
  std::size_t size_ = 0;
  bool at_end_ = false;
  std::uint64_t skipped_ = 0;
  std::uint64_t consumed_ = 0;
  std::uint64_t read_ = 0; // bytes of the file
};

// All lines of a JSON document, long strings cut as LineReader does; nothing
// when that is more than k_max_document_length bytes.
inline constexpr std::size_t k_max_document_length = 128U << 20U;
[[nodiscard]] std::optional<std::string> read_document(const std::string& path);

} // namespace handoff::session
