// SPDX-License-Identifier: MIT
// A text as it is read, and which of its bytes are read as what.
#include "redact/reading/view.hpp"

#include "redact/reading/spelled.hpp"
#include "redact/reading/unseen.hpp"
#include "text/code_point.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace handoff::redact {
namespace {

constexpr std::size_t k_block = 32;

// Whether a character that is spelled or not seen can begin with `c` before
// `next`: not 0 if so. Without branches, so that compilers make vectors of it.
constexpr unsigned can_begin(unsigned char c, unsigned char next) {
  const auto is = [](bool holds) { return static_cast<unsigned>(holds); };
  const unsigned is_control =
      is(c < ' ') & is(c != '\n') & is(c != '\t') & is(c != '\r');
  const unsigned is_colour = is(c == '[') & is(next >= '0') & is(next <= '9');
  const unsigned is_named =
      (is(c == '<') & is(next == 'U')) | (is(c == '^') & is(next == '['));
  return is_control | is(c >= 0xc2) | is(c == '\\') | is(c == '%') |
         is(c == '&') | is(c == 0x7f) | is_named | is_colour;
}

unsigned char byte_at(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(at < text.size() ? text[at] : ' ');
}

// Of each byte: 0 if nothing can begin with it whatever follows.
constexpr std::array<bool, 256> k_may_begin = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const auto byte = static_cast<unsigned char>(c);
    table.at(c) = (can_begin(byte, '0') | can_begin(byte, 'U') |
                   can_begin(byte, '[')) != 0;
  }
  return table;
}();

// The next byte of which can_begin() holds. In blocks: of plain text most hold
// none, and that is seen of many bytes at once.
std::size_t find_beginning(std::string_view text, std::size_t at) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  while (at + k_block < text.size()) {
    unsigned char holds = 0;
    for (std::size_t i = 0; i < k_block; ++i) {
      holds = static_cast<unsigned char>(
          holds | can_begin(bytes[at + i], bytes[at + i + 1]));
    }
    if (holds != 0) {
      break;
    }
    at += k_block;
  }
  while (at < text.size() &&
         (!k_may_begin[bytes[at]] ||
          can_begin(bytes[at], byte_at(text, at + 1)) == 0)) {
    ++at;
  }
  return at;
}

// Behind an ESC that is spelled: the backslashes, escaped or not, that end a
// string together with it.
std::size_t terminator_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_not_of('\\', at), text.size());
}

// What is read of the byte before `at` and the marks behind it.
char struck(std::string_view text, std::size_t at, std::size_t marks) {
  const std::size_t over = text.substr(at, marks).rfind('\b');
  return over == std::string_view::npos ? text[at - 1] : text[at + over + 1];
}

} // namespace

void View::begin_piece(std::size_t source, std::size_t size) {
  pieces_.push_back({static_cast<std::uint32_t>(text_.size()),
                     static_cast<std::uint32_t>(source),
                     static_cast<std::uint32_t>(size)});
}

void View::keep_until(std::size_t end) {
  if (end > read_) {
    begin_piece(read_, 0);
    text_.append(source_.substr(read_, end - read_));
    read_ = end;
  }
}

void View::put(std::size_t size, char32_t code_point) {
  begin_piece(read_, size);
  text::append_utf8(text_, code_point);
  read_ += size;
}

bool View::strike(std::size_t size, char c) {
  if (text_.empty() || end_of(text_.size()) != read_ ||
      start_of(text_.size() - 1) + 1 != read_) {
    return false;
  }
  text_.pop_back();
  if (pieces_.back().at == text_.size()) {
    pieces_.pop_back();
  }
  begin_piece(read_ - 1, size + 1);
  text_.push_back(c);
  read_ += size;
  return true;
}

const View::Piece& View::piece_of(std::size_t at) const {
  return *std::prev(std::ranges::upper_bound(
      pieces_, static_cast<std::uint32_t>(at), {}, &Piece::at));
}

std::size_t View::start_of(std::size_t at) const {
  const Piece& piece = piece_of(at);
  return piece.source + (piece.size == 0 ? at - piece.at : 0);
}

std::size_t View::end_of(std::size_t end) const {
  const Piece& piece = piece_of(end - 1);
  return piece.source + (piece.size == 0 ? end - piece.at : piece.size);
}

Changed find_changed(std::string_view text, std::size_t at, std::size_t to) {
  for (at = find_beginning(text.substr(0, to), at); at < to;
       at = find_beginning(text.substr(0, to), at + 1)) {
    const Spelled spelled = spelled_at(text, at);
    if (spelled.size != 0) {
      const char32_t c = spelled.code_point;
      return {at, at + spelled.size, c > ' ' && !text::is_ignorable(c)};
    }
    const std::size_t marks = marks_size(text, at);
    const std::size_t size = marks == 0 ? unseen_size(text, at) : marks;
    if (size != 0) {
      return {at, at + size, marks != 0};
    }
  }
  return {to, to};
}

View spelled_out(std::string_view text) {
  View view(text);
  for (std::size_t at = find_beginning(text, 0); at < text.size();
       at = find_beginning(text, at)) {
    const Spelled spelled = spelled_at(text, at);
    if (spelled.size == 0) {
      ++at;
      continue;
    }
    view.keep_until(at);
    view.put(spelled.size, spelled.code_point);
    at += spelled.size;
    const std::size_t end =
        spelled.code_point == k_escape ? terminator_end(text, at) : at;
    if (end > at) {
      view.put(end - at, '\\');
      at = end;
    }
  }
  view.keep_until(text.size());
  return view;
}

View without_unseen(std::string_view text) {
  View view(text);
  for (std::size_t at = find_beginning(text, 0); at < text.size();
       at = find_beginning(text, at)) {
    const std::size_t marks = marks_size(text, at);
    if (marks != 0) {
      view.keep_until(at);
      if (view.strike(marks, struck(text, at, marks))) {
        at += marks;
        continue;
      }
    }
    const std::size_t size = unseen_size(text, at);
    if (size != 0) {
      view.keep_until(at);
      view.drop(size);
    }
    at += std::max<std::size_t>(size, 1);
  }
  view.keep_until(text.size());
  return view;
}

std::string as_read(std::string_view text) {
  if (find_changed(text, 0, text.size()).start == text.size()) {
    return std::string(text);
  }
  return std::string(without_unseen(spelled_out(text).text()).text());
}

} // namespace handoff::redact
