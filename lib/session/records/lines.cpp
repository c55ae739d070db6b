// SPDX-License-Identifier: MIT
// The lines of a transcript, however long it and they are, in little memory.
#include "session/records/lines.hpp"

#include "base/error.hpp"
#include "session/records/json.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace handoff::session {
namespace {

constexpr std::size_t k_block = 256U << 10U;

} // namespace

void StringCutter::cut(std::string_view piece, std::string& out) {
  for (const char c : piece) {
    if (in_string_) {
      inside(c, out);
      continue;
    }
    out += c;
    if (c == '"') {
      in_string_ = true;
      is_dropping_ = after_unicode_ = false;
      size_ = 0;
    }
  }
}

void StringCutter::inside(char c, std::string& out) {
  const bool is_inside_character =
      after_backslash_ || digits_ > 0 ||
      (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
  if (after_backslash_) {
    after_backslash_ = false;
    digits_ = c == 'u' ? 4 : 0;
    after_unicode_ = c == 'u';
  } else if (digits_ > 0) {
    --digits_;
  } else {
    in_string_ = c != '"';
    is_dropping_ = is_dropping_ ||
                   (size_ >= most_ && !is_inside_character && !after_unicode_);
    after_backslash_ = c == '\\';
    after_unicode_ = after_unicode_ && after_backslash_;
  }
  ++size_;
  if (!is_dropping_ || !in_string_) {
    out += c;
  }
}

LineReader::LineReader(const std::string& path)
    : path_(path), file_(open_plain(path)) {
  if (path.ends_with(".zst")) {
    zstd_.emplace(base::Command{.argv = {"zstd", "-dcq", "--", path}},
                  base::Streams{.err = base::Stream::null});
  }
  buffer_.resize(k_block + k_json_padding);
}

// Reads one block behind what there is; false at the end.
bool LineReader::fill() {
  if (at_end_) {
    return false;
  }
  if (start_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + start_, size_ - start_);
    size_ -= start_;
    start_ = 0;
  }
  if (buffer_.size() < size_ + k_block + k_json_padding) {
    buffer_.resize(2 * size_ + k_block + k_json_padding);
  }
  for (;;) {
    const int fd = zstd_ ? zstd_->out() : file_.fd.get();
    std::size_t room = buffer_.size() - size_ - k_json_padding;
    if (!zstd_) {
      room = std::min<std::uint64_t>(room, file_.size - read_);
    }
    const ssize_t n = ::read(fd, buffer_.data() + size_, room);
    if (n < 0 && errno == EINTR) {
      continue;
    }
    if (n < 0) {
      throw system_error("cannot read '" + path_ + "'", errno);
    }
    size_ += static_cast<std::size_t>(n);
    read_ += static_cast<std::uint64_t>(n);
    at_end_ = n == 0;
    return n > 0;
  }
}

std::optional<std::string_view> LineReader::take(std::size_t end,
                                                 std::size_t skip) {
  const std::string_view line(buffer_.data() + start_, end - start_);
  consumed_ += line.size() + skip;
  start_ = end + skip;
  return line;
}

std::optional<std::string_view> LineReader::next() {
  std::size_t searched = start_;
  for (;;) {
    const void* newline =
        std::memchr(buffer_.data() + searched, '\n', size_ - searched);
    if (newline != nullptr) {
      return take(static_cast<std::size_t>(static_cast<const char*>(newline) -
                                           buffer_.data()),
                  1);
    }
    if (size_ - start_ > k_whole_line) {
      return long_line();
    }
    const std::size_t seen = size_ - start_;
    if (!fill()) {
      return start_ == size_ ? std::nullopt : take(size_, 0);
    }
    searched = start_ + seen;
  }
}

// The line that fills the buffer and goes on behind it.
std::optional<std::string_view> LineReader::long_line() {
  StringCutter cutter(k_kept_string);
  std::string line;
  bool is_open = true;
  while (is_open) {
    const std::string_view rest(buffer_.data() + start_, size_ - start_);
    const std::size_t end = rest.find('\n');
    const std::string_view piece = rest.substr(0, end);
    if (line.size() <= k_max_line_length) {
      cutter.cut(piece, line);
    }
    is_open = end == std::string_view::npos;
    const std::size_t taken = piece.size() + (is_open ? 0 : 1);
    consumed_ += taken;
    start_ += taken;
    is_open = is_open && fill();
  }
  if (line.size() > k_max_line_length) {
    ++skipped_;
    return next();
  }
  // The line goes where its rest was: in front of what is read already.
  const std::size_t behind = size_ - start_;
  std::string joined = std::move(line);
  const std::size_t length = joined.size();
  joined.append(buffer_, start_, behind);
  joined.append(k_json_padding, '\0');
  buffer_ = std::move(joined);
  start_ = length;
  size_ = length + behind;
  return std::string_view(buffer_.data(), length);
}

std::optional<std::string> read_document(const std::string& path) {
  std::string text;
  LineReader lines(path);
  while (const auto line = lines.next()) {
    if (text.size() + line->size() > k_max_document_length) {
      return std::nullopt;
    }
    text.append(*line).append("\n");
  }
  return text;
}

} // namespace handoff::session
