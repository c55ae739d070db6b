// SPDX-License-Identifier: MIT
// A line as folded words, in any script, with the shapes that facts have.
#include "guard/document/words.hpp"

#include "guard/document/shapes.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <utf8proc.h>
#include <utility>

namespace handoff::guard {
namespace {

enum Kind : std::uint8_t { k_gap, k_alnum, k_inner, k_bracket, k_foreign };

constexpr std::array<std::uint8_t, 256> make_kinds() {
  std::array<std::uint8_t, 256> kinds{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                       (c >= 'A' && c <= 'Z');
    kinds[c] = alnum ? k_alnum : c >= 0x80 ? k_foreign : k_gap;
  }
  // What may stand inside a path, a date, a version or a URL.
  for (const char c : std::string_view("_./:\\~@#%+-")) {
    kinds[static_cast<unsigned char>(c)] = k_inner;
  }
  for (const char c : std::string_view("[<{")) {
    kinds[static_cast<unsigned char>(c)] = k_bracket;
  }
  return kinds;
}
constexpr std::array<std::uint8_t, 256> k_kinds = make_kinds();

Kind kind(char c) {
  return Kind(k_kinds[static_cast<unsigned char>(c)]);
}

// Of a letter or digit; 0 of anything else.
constexpr std::array<char, 256> make_lower() {
  std::array<char, 256> lower{};
  for (std::size_t c = 0; c < 256; ++c) {
    if (k_kinds[c] == k_alnum) {
      lower[c] = char(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
  }
  return lower;
}
constexpr std::array<char, 256> k_lower = make_lower();

char lower(char c) {
  return k_lower[static_cast<unsigned char>(c)];
}

// Scripts that put no blanks between words, and Hangul, whose particles
// stick to its words.
bool stands_alone(char32_t c) {
  return (c >= 0x1100 && c <= 0x11ff) || (c >= 0x3040 && c <= 0x30ff) ||
         (c >= 0x3400 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7ff) ||
         (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff66 && c <= 0xff9d) ||
         (c >= 0x20000 && c <= 0x3ffff);
}

bool is_word_character(char32_t c) {
  switch (utf8proc_category(utf8proc_int32_t(c))) {
  case UTF8PROC_CATEGORY_LU:
  case UTF8PROC_CATEGORY_LL:
  case UTF8PROC_CATEGORY_LT:
  case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO:
  case UTF8PROC_CATEGORY_ND:
    return true;
  default:
    return false;
  }
}

bool is_a_symbol(char32_t c) {
  return utf8proc_category(utf8proc_int32_t(c)) == UTF8PROC_CATEGORY_SO;
}

// Lower case, compatibility forms and accents taken apart, accents and what
// no one sees dropped. Small enough to need no allocation.
std::u32string fold(char32_t code_point) {
  std::array<utf8proc_int32_t, 32> folded{};
  int last_class = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      utf8proc_int32_t(code_point),
      folded.data(),
      utf8proc_ssize_t(folded.size()),
      utf8proc_option_t(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                        UTF8PROC_CASEFOLD | UTF8PROC_IGNORE |
                        UTF8PROC_STRIPMARK),
      &last_class);
  const auto size =
      std::clamp<utf8proc_ssize_t>(count, 0, utf8proc_ssize_t(folded.size()));
  return {folded.begin(), folded.begin() + size};
}

constexpr std::array<std::pair<std::string_view, Shape>, 19> k_names = {{
    {"number", Shape::number},       {"date", Shape::date},
    {"time", Shape::time},           {"version", Shape::version},
    {"ratio", Shape::ratio},         {"percent", Shape::percent},
    {"commit", Shape::commit},       {"uuid", Shape::uuid},
    {"reference", Shape::reference}, {"path", Shape::path},
    {"place", Shape::place},         {"home", Shape::home},
    {"branch", Shape::branch},       {"url", Shape::url},
    {"local_url", Shape::local_url}, {"placeholder", Shape::placeholder},
    {"tick", Shape::tick},           {"box", Shape::box},
    {"none", Shape::none},
}};

} // namespace

Shape shape_named(std::string_view name) {
  for (const auto& [known, shape] : k_names) {
    if (known == name) {
      return shape;
    }
  }
  return Shape::none;
}

std::span<const Word> WordReader::read(std::string_view line) {
  folded_.clear();
  words_.clear();
  std::size_t at = 0;
  while (at < line.size()) {
    switch (kind(line[at])) {
    case k_gap:
      ++at;
      break;
    case k_bracket:
      at = read_mark(line, at);
      break;
    case k_alnum:
    case k_inner:
      at = read_chunk(line, at);
      break;
    case k_foreign:
      at = stands_alone(text::decode_utf8(line, at).code_point)
               ? read_alone(line, at)
               : read_letters(line, at);
      break;
    }
  }
  return words_;
}

void WordReader::add_shape(Shape shape,
                           std::string_view line,
                           std::size_t offset,
                           std::size_t end) {
  std::uint64_t hash = k_no_hash;
  for (const char byte : line.substr(offset, end - offset)) {
    hash = extend_hash(hash, byte);
  }
  words_.push_back({.hash = hash,
                    .begin = std::uint32_t(folded_.size()),
                    .offset = std::uint32_t(offset),
                    .shape = shape});
}

void WordReader::add_word(std::size_t begin,
                          std::size_t offset,
                          std::uint64_t hash) {
  if (begin == folded_.size()) {
    return;
  }
  words_.push_back({.hash = hash,
                    .begin = std::uint32_t(begin),
                    .size = std::uint32_t(folded_.size() - begin),
                    .offset = std::uint32_t(offset),
                    .head = head_of(std::string_view(folded_).substr(begin))});
}

// A check box, a placeholder, or just a bracket.
std::size_t WordReader::read_mark(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  if (rest.starts_with("[x]") || rest.starts_with("[X]")) {
    add_shape(Shape::tick, line, at, at + 3);
    return at + 3;
  }
  if (rest.starts_with("[ ]")) {
    add_shape(Shape::box, line, at, at + 3);
    return at + 3;
  }
  const std::size_t end = placeholder_end(line, at);
  if (end == at) {
    return at + 1;
  }
  add_shape(Shape::placeholder, line, at, end);
  return end;
}

// A run of ASCII without blanks: one shape, or words.
std::size_t WordReader::read_chunk(std::string_view line, std::size_t at) {
  std::size_t end = at;
  bool is_plain = true;
  while (end < line.size() &&
         (kind(line[end]) == k_alnum || kind(line[end]) == k_inner)) {
    is_plain = is_plain && kind(line[end]) == k_alnum &&
               !(line[end] >= '0' && line[end] <= '9');
    ++end;
  }
  if (is_plain) {
    return read_letters(line, at);
  }
  std::string_view chunk = line.substr(at, end - at);
  while (!chunk.empty() && (chunk.back() == '.' || chunk.back() == ':' ||
                            chunk.back() == '-' || chunk.back() == '_')) {
    chunk.remove_suffix(1);
  }
  const Shape shape = chunk.empty() ? Shape::none : shape_of(chunk);
  if (shape != Shape::none) {
    add_shape(shape, line, at, at + chunk.size());
    return end;
  }
  while (at < end) {
    at = kind(line[at]) == k_alnum ? read_letters(line, at) : at + 1;
  }
  return at;
}

// One word; or, at a symbol, that.
std::size_t WordReader::read_letters(std::string_view line, std::size_t at) {
  const std::size_t begin = folded_.size();
  const std::size_t start = at;
  while (at < line.size() && lower(line[at]) != 0) {
    ++at;
  }
  folded_.append(line, start, at - start);
  std::uint64_t hash = k_no_hash; // of most words, which are ASCII
  for (std::size_t i = begin; i < folded_.size(); ++i) {
    folded_[i] = lower(folded_[i]);
    hash = extend_hash(hash, folded_[i]);
  }
  const bool goes_on = at < line.size() && ((line[at] == '\'' && at > start) ||
                                            kind(line[at]) == k_foreign);
  if (!goes_on) {
    add_word(begin, start, hash);
    return at;
  }
  at = read_foreign(line, at, start);
  hash = k_no_hash;
  for (std::size_t i = begin; i < folded_.size(); ++i) {
    hash = extend_hash(hash, folded_[i]);
  }
  add_word(begin, start, hash);
  return at;
}

// The rest of a word that has more than ASCII letters.
std::size_t WordReader::read_foreign(std::string_view line,
                                     std::size_t at,
                                     std::size_t start) {
  while (at < line.size()) {
    if (kind(line[at]) == k_alnum) {
      folded_ += lower(line[at]);
      ++at;
      continue;
    }
    // "what's" and "what’s" are one word, as "whats" is.
    if (line[at] == '\'' && at > start) {
      ++at;
      continue;
    }
    if (kind(line[at]) != k_foreign) {
      break;
    }
    const text::Decoded decoded = text::decode_utf8(line, at);
    if (stands_alone(decoded.code_point)) {
      break;
    }
    at += decoded.size;
    if (decoded.code_point != 0x2019 && !fold_foreign(decoded.code_point)) {
      break;
    }
  }
  return at;
}

// A character of a script without blanks: Hangul falls into its parts, so
// that composed and decomposed text give the same words.
std::size_t WordReader::read_alone(std::string_view line, std::size_t at) {
  const text::Decoded decoded = text::decode_utf8(line, at);
  for (const char32_t part : fold(decoded.code_point)) {
    const std::size_t begin = folded_.size();
    text::append_utf8(folded_, part);
    std::uint64_t hash = k_no_hash;
    for (const char byte : std::string_view(folded_).substr(begin)) {
      hash = extend_hash(hash, byte);
    }
    add_word(begin, at, hash);
  }
  return at + decoded.size;
}

// Appends the folded letters; false when the word ends with this character,
// because it is none or a symbol, which is a word by itself.
bool WordReader::fold_foreign(char32_t code_point) {
  const std::u32string letters = fold(code_point);
  if (letters.empty()) {
    return true; // ignorable, or a bare accent
  }
  const bool is_symbol = is_a_symbol(letters[0]);
  if (!is_symbol && !is_word_character(letters[0])) {
    return false;
  }
  for (const char32_t letter : letters) {
    text::append_utf8(folded_, letter);
  }
  return !is_symbol;
}

} // namespace handoff::guard
